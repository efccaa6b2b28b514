package dev.tandem.standin.opendecree;

import java.util.function.Function;
import java.util.regex.Pattern;

import dev.tandem.standin.Answer;
import dev.tandem.standin.Received;
import dev.tandem.standin.StandIn;
import dev.tandem.standin.opendecree.Refusal.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All routes of a tenant's configuration, versions and locks, and reads of its schema.
 * Those that administrate, such as of tenants and audits, are not there.
 */
final class Router {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final StandIn http;

	private final Tenant tenant;

	private final RateLimits limits;

	private volatile boolean refusing;

	Router(StandIn http, Tenant tenant, RateLimits limits) {
		this.http = http;
		this.tenant = tenant;
		this.limits = limits;
		Reads reads = new Reads(tenant);
		Writes writes = new Writes(tenant);
		Versions versions = new Versions(tenant);
		Locks locks = new Locks(tenant);
		Transfers transfers = new Transfers(tenant);
		Schemas schemas = new Schemas(tenant);
		http.guard(this::refuseHeaders)
			.guard(Router::refuseEncodedSlash)
			.otherMethod((request) -> new Refusal(Code.UNIMPLEMENTED, "Method Not Allowed").answer(request))
			.unknown((request) -> new Refusal(Code.NOT_FOUND, "Not Found").answer(request))
			.route("GET", "/v1/server/info", this::info);
		json("GET", "/config", reads::all);
		json("GET", "/config/fields/{field:.+}", reads::one);
		json("POST", "/config:batchGet", reads::some);
		json("PUT", "/config/fields/{field:.+}", writes::one);
		json("POST", "/config:batchSet", writes::some);
		json("GET", "/versions", versions::list);
		json("GET", "/versions/{version:[^/:]+}", versions::one);
		json("POST", "/versions/{version:[^/:]+}:rollback", versions::rollback);
		json("GET", "/versions/{from:[^/:]+}/diff/{to:[^/:]+}", versions::diff);
		json("GET", "/locks", locks::list);
		json("POST", "/locks", locks::add);
		json("DELETE", "/locks/{field:.+}", locks::remove);
		json("GET", "/config/export", transfers::exportAll);
		json("POST", "/config/import", transfers::importAll);
		json("GET", "", schemas::tenant);
		http.route("GET", "/v1/schemas/{schema}", (request) -> locked(request,
				(call) -> limited(call, "schemas", (limited) -> json(schemas.schema(limited)))));
	}

	private void json(String method, String path, Function<OpenDecreeCall, ObjectNode> handler) {
		route(method, path, (call) -> json(handler.apply(call)));
	}

	private static Answer json(JsonNode body) {
		return Answer.json(200, body).header("Grpc-Metadata-Content-Type", "application/grpc");
	}

	void route(String method, String path, Function<OpenDecreeCall, Answer> handler) {
		this.http.route(method, "/v1/tenants/{tenant}" + path, (request) -> locked(request, (call) -> {
			checkTenant(request.variable("tenant"), call.caller());
			return limited(call, method + " " + path, handler);
		}));
	}

	private Answer limited(OpenDecreeCall call, String method, Function<OpenDecreeCall, Answer> handler) {
		checkRate(call.caller(), method);
		return handler.apply(call);
	}

	private Answer locked(Received request, Function<OpenDecreeCall, Answer> handler) {
		synchronized (this.tenant) {
			try {
				return handler.apply(OpenDecreeCall.of(request, Caller.of(request, this.tenant)));
			}
			catch (Refusal refusal) {
				return refusal.answer(request);
			}
		}
	}

	/**
	 * Respond with 401 in plain text to those who say who they are, as without a trusted
	 * proxy.
	 */
	void refuse() {
		this.refusing = true;
	}

	private @Nullable Answer refuseHeaders(Received request) {
		return (this.refusing && Caller.HEADERS.stream().anyMatch(request.headers()::contains))
				? Answer
					.of(401, "text/plain; charset=utf-8",
							"auth headers (x-subject, x-role, x-tenant-id) are not accepted from clients; "
									+ "set DECREE_GATEWAY_TRUSTED_PROXY=1 if a trusted proxy injects these headers")
				: null;
	}

	private static @Nullable Answer refuseEncodedSlash(Received request) {
		return request.rawPath().contains("%2F") ? new Refusal(Code.NOT_FOUND, "Not Found").answer(request) : null;
	}

	private void checkTenant(String idOrName, Caller caller) {
		if (this.tenant.isNamed(idOrName)) {
			return;
		}
		if (ID.matcher(idOrName).matches()) {
			throw caller.isSuperadmin() ? new Refusal(Code.INTERNAL, "validator lookup failed")
					: new Refusal(Code.PERMISSION_DENIED, "no access to tenant " + idOrName);
		}
		throw new Refusal(Code.NOT_FOUND, "tenant not found");
	}

	private void checkRate(Caller caller, String method) {
		if (!this.limits.pass(caller, method)) {
			throw Refusal.rateLimited();
		}
	}

	private Answer info(Received request) {
		if (!this.limits.pass(Caller.ANONYMOUS, "info")) {
			return Refusal.rateLimited().answer(request);
		}
		ObjectNode info = JsonNodeFactory.instance.objectNode().put("version", "0.4.1").put("commit", "c0ffee");
		info.putObject("features")
			.put("schema", false)
			.put("config", true)
			.put("audit", false)
			.put("usage_tracking", false)
			.put("jwt_auth", false)
			.put("http_gateway", true);
		return json(info);
	}

}
