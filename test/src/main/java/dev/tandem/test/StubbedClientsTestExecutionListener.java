package dev.tandem.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets stubs, limits, calls and time before each test, and fails a test whose requests
 * match no stub.
 */
class StubbedClientsTestExecutionListener implements TestExecutionListener, Ordered {

	static final int ORDER = 10_000;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext()) {
			testContext.getApplicationContext().getBeanProvider(VirtualClock.class).ifAvailable(VirtualClock::reset);
		}
		ApplicationContext context = stubbed(testContext);
		if (context != null) {
			context.getBean(StubbedClients.class).reset();
			context.getBean(ResettableClients.class).reset();
			context.getBean(SentCalls.class).reset();
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		ApplicationContext context = stubbed(testContext);
		if (context == null) {
			return;
		}
		List<String> unmatched = new ArrayList<>();
		context.getBean(StubbedClients.class).servers().forEach((client, server) -> {
			Redactor redactor = new Redactor(
					SecretNames.of(new ClientProperties(context.getEnvironment(), client), Set.of()));
			for (LoggedRequest request : server.findAllUnmatchedRequests()) {
				redactor.learn(request);
				unmatched.add(redactor.hide(describe(client, server, request)) + Recording.hint(testContext, client));
			}
		});
		if (!unmatched.isEmpty()) {
			throw new AssertionError(String.join("\n\n", unmatched));
		}
	}

	private static @Nullable ApplicationContext stubbed(TestContext testContext) {
		if (!testContext.hasApplicationContext()) {
			return null;
		}
		ApplicationContext context = testContext.getApplicationContext();
		return context.containsBean(StubbedClients.class.getName()) ? context : null;
	}

	private static String describe(String client, WireMockServer server, LoggedRequest request) {
		String what = "The client '%s' sent %s %s, which matches no stub.".formatted(client, request.getMethod(),
				request.getUrl());
		List<NearMiss> nearest = server.findNearMissesFor(request);
		return nearest.isEmpty() ? what + " There is no stub: call stubFor on its @StubbedClient server."
				: what + " The nearest stub:\n" + nearest.get(0).getDiff();
	}

}
