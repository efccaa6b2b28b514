package dev.tandem.standin.opendecree;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.standin.opendecree.Refusal.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds what answers a request: all routes of a tenant's configuration, versions and
 * locks. Those that administrate, such as of schemas and audits, are not there.
 */
final class Router {

	private static final Pattern PATH = Pattern.compile("/v1/tenants/([^/]+)(/.+)");

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final Tenant tenant;

	private final RateLimits limits;

	private final List<Route<ObjectNode>> routes;

	private final Route<Subscription> subscribe;

	Router(Tenant tenant, RateLimits limits, Function<Call, Subscription> streams) {
		this.tenant = tenant;
		this.limits = limits;
		Reads reads = new Reads(tenant);
		Writes writes = new Writes(tenant);
		Versions versions = new Versions(tenant);
		Locks locks = new Locks(tenant);
		this.routes = List.of(route("GET", "/config", reads::all), route("GET", "/config/fields/(.+)", reads::one),
				route("POST", "/config:batchGet", reads::some), route("PUT", "/config/fields/(.+)", writes::one),
				route("POST", "/config:batchSet", writes::some), route("GET", "/versions", versions::list),
				route("GET", "/versions/([^/:]+)", versions::one),
				route("POST", "/versions/([^/:]+):rollback", versions::rollback),
				route("GET", "/versions/([^/:]+)/diff/([^/:]+)", versions::diff), route("GET", "/locks", locks::list),
				route("POST", "/locks", locks::add), route("DELETE", "/locks/(.+)", locks::remove));
		this.subscribe = route("GET", "/config:subscribe", streams);
	}

	private static <T> Route<T> route(String method, String path, Function<Call, T> handler) {
		return new Route<>(method, Pattern.compile(path), handler);
	}

	boolean isSubscribe(Request request) {
		return request.path().endsWith(":subscribe");
	}

	Subscription subscribe(Request request) {
		return route(request, List.of(this.subscribe));
	}

	JsonNode answer(Request request) {
		if (request.path().equals("/v1/server/info")) {
			return info();
		}
		return route(request, this.routes);
	}

	private <T> T route(Request request, List<Route<T>> candidates) {
		Matcher path = PATH.matcher(request.decodedPath());
		if (!path.matches() || request.path().contains("%2F")) {
			throw new Refusal(Code.NOT_FOUND, "Not Found");
		}
		boolean known = false;
		for (Route<T> route : candidates) {
			Matcher rest = route.path().matcher(path.group(2));
			known |= rest.matches();
			if (rest.matches() && route.method().equals(request.method())) {
				Caller caller = Caller.of(request, this.tenant);
				checkTenant(path.group(1), caller);
				if (!this.limits.pass(caller, route.method() + " " + route.path())) {
					throw Refusal.rateLimited();
				}
				return route.handler().apply(new Call(request, caller, rest));
			}
		}
		throw known ? new Refusal(Code.UNIMPLEMENTED, "Method Not Allowed") : new Refusal(Code.NOT_FOUND, "Not Found");
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

	private JsonNode info() {
		if (!this.limits.pass(Caller.ANONYMOUS, "info")) {
			throw Refusal.rateLimited();
		}
		ObjectNode info = JsonNodeFactory.instance.objectNode().put("version", "0.4.1").put("commit", "c0ffee");
		info.putObject("features")
			.put("schema", false)
			.put("config", true)
			.put("audit", false)
			.put("usage_tracking", false)
			.put("jwt_auth", false)
			.put("http_gateway", true);
		return info;
	}

	private record Route<T>(String method, Pattern path, Function<Call, T> handler) {

	}

}
