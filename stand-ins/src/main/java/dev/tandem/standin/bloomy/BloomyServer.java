package dev.tandem.standin.bloomy;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

import dev.tandem.standin.Answer;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.Switchable;
import org.jspecify.annotations.Nullable;

/**
 * Bloom Growth in this process. It wants its {@link #API_KEY key}, insists on the letters
 * of the contract, and keeps what is written to it until it closes.
 */
public final class BloomyServer implements AutoCloseable, Switchable {

	/**
	 * The only key that is accepted.
	 */
	public static final String API_KEY = "embedded-key";

	/**
	 * The user that a key is given to.
	 */
	public static final String USER = "ada@example.com";

	/**
	 * The user's password.
	 */
	public static final String PASSWORD = "embedded-password";

	private static final String BASE_PATH = "/api/v1";

	private static final String TOKEN = "/Token";

	private final StandIn http = new StandIn("bloomy", "");

	/**
	 * Start a server with a small company.
	 */
	public BloomyServer() {
		this.http.guard(BloomyServer::authorize)
			.unknown((request) -> BloomyCall.message(404, "No such resource."))
			.route("POST", TOKEN, BloomyServer::token);
		Tables tables = Tables.load();
		Items items = new Items(tables);
		new UserRoutes(tables.users()).addTo(this);
		new MeetingRoutes(tables).addTo(this);
		new TodoRoutes(tables.todos(), items).addTo(this);
		new GoalRoutes(tables, items).addTo(this);
		new HeadlineRoutes(tables.headlines(), items).addTo(this);
		new IssueRoutes(tables.issues(), items).addTo(this);
		new ScorecardRoutes(tables).addTo(this);
	}

	@Override
	public StandIn http() {
		return this.http;
	}

	/**
	 * The base URL, with a path like the real one.
	 * @return such as {@code http://127.0.0.1:12345/api/v1}
	 */
	public URI uri() {
		return this.http.uri().resolve(BASE_PATH);
	}

	BloomyServer get(String path, Function<BloomyCall, @Nullable Object> handler) {
		return add("GET", path, handler);
	}

	BloomyServer post(String path, Function<BloomyCall, @Nullable Object> handler) {
		return add("POST", path, handler);
	}

	BloomyServer put(String path, Function<BloomyCall, @Nullable Object> handler) {
		return add("PUT", path, handler);
	}

	BloomyServer delete(String path, Function<BloomyCall, @Nullable Object> handler) {
		return add("DELETE", path, handler);
	}

	private BloomyServer add(String method, String path, Function<BloomyCall, @Nullable Object> handler) {
		this.http.route(method, BASE_PATH + path, (request) -> {
			Object body = handler.apply(new BloomyCall(request));
			return (body != null) ? Answer.json(200, body) : Answer.empty(204);
		});
		return this;
	}

	private static @Nullable Answer authorize(Received request) {
		boolean known = request.path().equals(TOKEN) || ("Bearer " + API_KEY).equals(request.header("Authorization"));
		return known ? null : BloomyCall.message(401, "Authorization has been denied for this request.");
	}

	private static Answer token(Received request) {
		boolean known = request.form("grant_type").equals("password") && request.form("userName").equals(USER)
				&& request.form("password").equals(PASSWORD);
		return known ? Answer.json(200, Map.of("access_token", API_KEY, "token_type", "bearer"))
				: Answer.json(400, Map.of("error", "invalid_grant"));
	}

	@Override
	public String system() {
		return "bloomy";
	}

	@Override
	public void close() {
		this.http.close();
	}

}
