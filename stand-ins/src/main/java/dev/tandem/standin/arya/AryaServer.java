package dev.tandem.standin.arya;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

import dev.tandem.standin.Answer;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.Switchable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API in this process of which nobody has a definition: cats by their names, and
 * files. It wants its key as the parameter {@code apiKey}, or as a bearer token, which
 * goes before, and says in JSON what it refuses.
 */
public final class AryaServer implements AutoCloseable, Switchable {

	/**
	 * The key.
	 */
	public static final String KEY = "embedded-key";

	private static final String CATS = "/v1/cats";

	private static final String CAT = CATS + "/{name}";

	private final StandIn http = new StandIn("arya", "");

	private final Map<String, ObjectNode> cats = new TreeMap<>();

	/**
	 * Start a server with two cats.
	 */
	public AryaServer() {
		put("felix", 7);
		put("tom", 3);
		this.http.guard(this::authorize)
			.unknown((request) -> refuse(404, "no such path"))
			.otherMethod((request) -> refuse(405, "no such method"))
			.route("GET", "/v1", (request) -> Answer.json(200, Map.of("name", "cats", "version", 1)))
			.route("GET", CATS, (request) -> Answer.json(200, this.cats.values()))
			.route("POST", CATS, (request) -> save(request, request.json().path("name").asString(), 201))
			.route("GET", CAT, this::find)
			.route("PUT", CAT, (request) -> save(request, request.variable("name"), 200))
			.route("PATCH", CAT, this::change)
			.route("DELETE", CAT, this::remove)
			.route("POST", "/v1/files", AryaServer::describe);
	}

	private ObjectNode put(String name, int age) {
		ObjectNode cat = JsonNodeFactory.instance.objectNode().put("name", name).put("age", age);
		this.cats.put(name, cat);
		return cat;
	}

	private @Nullable Answer authorize(Received request) {
		String token = request.header("Authorization");
		String key = (token != null) ? token.replaceFirst("^Bearer ", "") : request.query("apiKey", "");
		return KEY.equals(key) ? null : refuse(401, "the key is missing or wrong");
	}

	private Answer find(Received request) {
		ObjectNode cat = this.cats.get(request.variable("name"));
		return (cat != null) ? Answer.json(200, cat) : noCat(request);
	}

	private Answer save(Received request, String name, int status) {
		if (name.isEmpty() || !request.json().path("age").isInt()) {
			return refuse(422, "a cat has a name and an age");
		}
		return Answer.json(status, put(name, request.json().path("age").asInt()));
	}

	private Answer change(Received request) {
		ObjectNode cat = this.cats.get(request.variable("name"));
		return (cat != null) ? Answer.json(200, cat.setAll(request.json())) : noCat(request);
	}

	private Answer remove(Received request) {
		return (this.cats.remove(request.variable("name")) != null) ? Answer.empty(204) : noCat(request);
	}

	/**
	 * Of a part, or of a stream.
	 */
	private static Answer describe(Received request) {
		String type = request.header("Content-Type");
		boolean multipart = type != null && type.startsWith("multipart/form-data");
		return Answer.json(201,
				Map.of("bytes", request.body().length, "multipart", multipart, "chunked",
						"chunked".equals(request.header("Transfer-Encoding")), "hasPart",
						multipart && request.text().contains("name=\"file\"")));
	}

	private static Answer noCat(Received request) {
		return Answer.json(404, Map.of("message", "no such cat", "name", request.variable("name")));
	}

	private static Answer refuse(int status, String message) {
		return Answer.json(status, Map.of("message", message));
	}

	/**
	 * Base URL of the API.
	 * @return such as {@code http://127.0.0.1:12345/v1}
	 */
	public URI uri() {
		return URI.create(this.http.uri() + "/v1");
	}

	@Override
	public StandIn http() {
		return this.http;
	}

	@Override
	public String system() {
		return "arya";
	}

	@Override
	public void close() {
		this.http.close();
	}

}
