package dev.tandem.sample.bloomy.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.server.ResponseStatusException;

/**
 * Lets WireMock answer a stub by a {@link Route}, one request at a time.
 */
final class Router implements ResponseDefinitionTransformerV2 {

	static final String NAME = "router";

	static final String ROUTE = "route";

	private final Map<String, Route> routes = new HashMap<>();

	private final JsonMapper mapper = JsonMapper.shared();

	synchronized void add(String name, Route route) {
		this.routes.put(name, route);
	}

	@Override
	public synchronized ResponseDefinition transform(ServeEvent event) {
		String name = event.getTransformerParameters().getString(ROUTE);
		Route route = Objects.requireNonNull(this.routes.get(name));
		try {
			return json(200, route.answer(new Call(event.getRequest())));
		}
		catch (ResponseStatusException ex) {
			return json(ex.getStatusCode().value(), message(ex.getReason()));
		}
		catch (JacksonException ex) {
			return json(400, message("The body is not JSON"));
		}
	}

	static Map<String, String> message(@Nullable String text) {
		return Map.of("Message", (text != null) ? text : "");
	}

	private ResponseDefinition json(int status, @Nullable Object body) {
		if (body == null) {
			return WireMock.noContent().build();
		}
		return WireMock.jsonResponse(this.mapper.writeValueAsString(body), status).build();
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public boolean applyGlobally() {
		return false;
	}

}
