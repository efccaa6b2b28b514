package dev.tandem.standin.geopera;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.tandem.standin.Answer;
import dev.tandem.standin.Limit;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.Switchable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Geopera in this process: some of its operations, each a POST by its name. It describes
 * what it refuses as RFC 9457 says, or by the list of what is invalid in a request, and
 * replays the response to an idempotency key byte for byte. Files are put to a server of
 * their own, by signed URLs.
 */
public final class GeoperaServer implements AutoCloseable, Switchable {

	/**
	 * The key that may do everything.
	 */
	public static final String KEY = "gpra_embedded";

	/**
	 * A key that may not spend anything.
	 */
	public static final String READER = "gpra_reader";

	private static final int ITEMS = 25;

	private final StandIn http = new StandIn("geopera", "/v1/op");

	private final StandIn storage = new StandIn("geopera-storage", "");

	private volatile Limit limit = Limit.window(600, Duration.ofMinutes(1), System::nanoTime);

	private final Map<String, Replay> replays = new HashMap<>();

	private final Map<String, ObjectNode> uploads = new ConcurrentHashMap<>();

	private int ids;

	/**
	 * Start a server with a catalog of 25 items.
	 */
	public GeoperaServer() {
		this.http.guard(this::limit)
			.guard(GeoperaServer::authorize)
			.unknown((request) -> problem(404, "Not Found", "There is no operation " + request.path().substring(1)))
			.route("POST", "/catalog.search", this::search)
			.route("POST", "/orders.tasking.estimate", this::estimate)
			.route("POST", "/orders.tasking.place", once((request) -> place()))
			.route("POST", "/billing.topup", once(this::topup))
			.route("POST", "/uploads.initiate", this::initiate)
			.route("POST", "/uploads.progress", (request) -> move(request, "uploading"))
			.route("POST", "/uploads.complete", (request) -> move(request, "complete"))
			.route("POST", "/uploads.fail", (request) -> move(request, "failed"));
		this.storage.route("PUT", "/{id}", this::store);
	}

	@Override
	public StandIn http() {
		return this.http;
	}

	/**
	 * HTTP of the files.
	 * @return the stand-in
	 */
	public StandIn storage() {
		return this.storage;
	}

	/**
	 * Base URL of the API, below which an operation is {@code /v1/op/<name>}.
	 * @return such as {@code http://127.0.0.1:12345}
	 */
	public URI uri() {
		return URI.create(this.http.uri().toString().replace("/v1/op", ""));
	}

	/**
	 * Change the limit of requests, which is 600 in a minute.
	 * @param permits requests in a window of time
	 * @param window the window
	 */
	public void limit(int permits, Duration window) {
		this.limit = Limit.window(permits, window, System::nanoTime);
	}

	/**
	 * The state of an upload.
	 * @param id its id
	 * @return such as {@code complete}
	 */
	public String uploadState(String id) {
		return this.uploads.getOrDefault(id, JsonNodeFactory.instance.objectNode()).path("status").asString("unknown");
	}

	private @Nullable Answer limit(Received request) {
		Duration wait = this.limit.take();
		return wait.isZero() ? null : problem(429, "Too Many Requests", "The limit of requests is reached")
			.header("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
	}

	private static @Nullable Answer authorize(Received request) {
		String key = request.header("Authorization");
		if (("Bearer " + KEY).equals(key)) {
			return null;
		}
		if (!("Bearer " + READER).equals(key)) {
			return problem(401, "Unauthorized", "The key is not known");
		}
		boolean spends = List.of("/billing.topup", "/orders.tasking.place").contains(request.path());
		return spends ? problem(403, "Forbidden", "The key lacks the scope of " + request.path().substring(1)) : null;
	}

	private static Answer problem(int status, String title, String detail) {
		Answer json = Answer.json(status,
				Map.of("type", "about:blank", "title", title, "status", status, "detail", detail));
		return json.header("Content-Type", "application/problem+json");
	}

	private static Answer invalid(String field, String message, String type) {
		return Answer.json(422,
				Map.of("detail", List.of(Map.of("loc", List.of("body", field), "msg", message, "type", type))));
	}

	/**
	 * The response to a key is sent again when the request comes again, and refused for
	 * another.
	 */
	private Function<Received, Answer> once(Function<Received, Answer> handler) {
		return (request) -> {
			String key = request.header("Idempotency-Key");
			if (key == null) {
				return handler.apply(request);
			}
			Replay replay = this.replays.computeIfAbsent(request.path() + " " + key,
					(added) -> new Replay(request.text(), handler.apply(request)));
			return replay.body().equals(request.text()) ? replay.answer()
					: problem(409, "Conflict", "The key was used for another request");
		};
	}

	private Answer search(Received request) {
		JsonNode body = request.json();
		if (!body.hasNonNull("host_name")) {
			return invalid("host_name", "Field required", "missing");
		}
		int most = body.path("limit").asInt(100);
		if (most < 1 || most > 500) {
			return invalid("limit", "Input should be between 1 and 500", "less_than_equal");
		}
		String collection = body.path("collections").path(0).asString("sentinel-2-l2a");
		int start = body.hasNonNull("next") ? decode(body.path("next").asString()) : 0;
		List<Map<String, String>> features = IntStream.range(start, Math.min(ITEMS, start + most))
			.mapToObj((number) -> Map.of("id", collection + "-" + number, "collection", collection))
			.toList();
		Map<String, Object> page = new LinkedHashMap<>();
		page.put("features", features);
		if (start + most < ITEMS) {
			page.put("next", encode(start + most));
		}
		return Answer.json(200, page);
	}

	private static String encode(int start) {
		return Base64.getUrlEncoder().encodeToString(("v1:" + start).getBytes(StandardCharsets.UTF_8));
	}

	private static int decode(String next) {
		return Integer.parseInt(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).substring(3));
	}

	private Answer estimate(Received request) {
		JsonNode groups = request.json().path("groups");
		if (!groups.isArray()) {
			return invalid("groups", "Field required", "missing");
		}
		ObjectNode estimate = JsonNodeFactory.instance.objectNode();
		double total = 0;
		for (JsonNode group : groups) {
			double area = group.path("areaKm2").asDouble(0);
			if (area > 0) {
				estimate.withArrayProperty("groups").addObject().put("areaKm2", area).put("aud", area * 2);
				total += area * 2;
			}
			else {
				estimate.withArrayProperty("errors").addObject().put("message", "A group has no area");
			}
		}
		estimate.withArrayProperty("groups");
		estimate.withArrayProperty("errors");
		return Answer.json(200, estimate.put("totalAud", total).put("totalCredits", (int) (total * 100)));
	}

	private Answer place() {
		return Answer.json(202, Map.of("orderId", "order-" + ++this.ids, "status", "accepted"));
	}

	private Answer topup(Received request) {
		int amount = request.json().path("amountAud").asInt(0);
		if (amount < 1) {
			return invalid("amountAud", "Input should be greater than 0", "greater_than");
		}
		return Answer.json(201, Map.of("id", "topup-" + ++this.ids, "credits", amount * 100));
	}

	private Answer initiate(Received request) {
		if (!request.json().hasNonNull("project_id")) {
			return invalid("project_id", "Field required", "missing");
		}
		String id = "upload-" + ++this.ids;
		this.uploads.put(id, JsonNodeFactory.instance.objectNode().put("status", "initiated"));
		return Answer.json(200, Map.of("id", id, "signed_url", this.storage.uri() + "/" + id + "?signature=a%2Fb%3D"));
	}

	private Answer move(Received request, String status) {
		String id = request.json().path("upload_id").asString("");
		ObjectNode upload = this.uploads.get(id);
		if (upload == null) {
			return problem(404, "Not Found", "There is no upload " + id);
		}
		upload.put("status", status);
		return Answer.json(200, Map.of("id", id, "status", status));
	}

	private Answer store(Received request) {
		boolean signed = request.query("signature", "").equals("a/b=");
		return Answer.empty((signed && request.header("Authorization") == null) ? 200 : 403);
	}

	@Override
	public String system() {
		return "geopera";
	}

	@Override
	public void close() {
		this.http.close();
		this.storage.close();
	}

	private record Replay(String body, Answer answer) {

	}

}
