package dev.tandem.autoconfigure;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.tandem.ApiClients;
import dev.tandem.CallOptions;
import dev.tandem.actuate.HealthProbe;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.engine.DefinedOperation;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.ReflectionUtils;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Finds the operations that clients name as the probes of their health.
 */
final class HealthProbes {

	private static final String KEY = "health.probe";

	private final Function<String, BoundClient> properties;

	HealthProbes(Function<String, BoundClient> properties) {
		this.properties = properties;
	}

	/**
	 * Refuse a probe that cannot be called.
	 */
	void check(ClientSettings settings, Set<Class<?>> definitions) {
		if (settings.health().probe() != null) {
			find(settings, settings.health().probe(), definitions);
		}
	}

	/**
	 * The probe of a client.
	 * @return the probe, {@code null} for none
	 */
	@Nullable HealthProbe create(ClientSettings settings, Set<Class<?>> definitions, HttpServiceProxyRegistry proxies,
			ApiClients clients) {
		ClientSettings.Health health = settings.health();
		if (health.probe() == null) {
			return null;
		}
		Candidate operation = find(settings, health.probe(), definitions);
		Object client = clients.with(proxies.getClient(settings.name(), operation.definition()),
				CallOptions.none().withTimeout(health.timeout()).withoutRetry());
		Method method = operation.operation().method();
		ReflectionUtils.makeAccessible(method);
		return new HealthProbe(operation.operation().name(), () -> call(method, client), health.timeout(),
				health.probeInterval());
	}

	private static Mono<Void> call(Method method, Object client) {
		Object call = ReflectionUtils.invokeMethod(method, client);
		return (call instanceof Publisher<?> publisher) ? Flux.from(publisher).then() : Mono.empty();
	}

	private Candidate find(ClientSettings settings, String name, Collection<Class<?>> definitions) {
		List<Candidate> candidates = definitions.stream()
			.flatMap((definition) -> DefinedOperation.of(definition, UnaryOperator.identity())
				.stream()
				.map((operation) -> new Candidate(definition, operation)))
			.filter(Candidate::canBeProbe)
			.toList();
		refuseStream(settings, name, candidates);
		List<Candidate> named = candidates.stream()
			.filter((candidate) -> !candidate.isUnbounded())
			.filter((candidate) -> candidate.isNamed(name))
			.toList();
		if (named.size() == 1) {
			return named.get(0);
		}
		BoundClient bound = this.properties.apply(settings.name());
		String names = candidates.stream()
			.filter((candidate) -> !candidate.isUnbounded())
			.map((candidate) -> candidate.operation().name())
			.sorted()
			.collect(Collectors.joining(", "));
		throw new InvalidApiClientException(
				"%s is '%s', which is %s of the client '%s'.".formatted(bound.described(KEY), name,
						named.isEmpty() ? "no operation without arguments" : "the name of several operations",
						settings.name()),
				(candidates.isEmpty() ? "Add an operation without arguments to a definition, or remove the property."
						: "Give one of its operations without arguments: %s.".formatted(names))
						+ (bound.isDefault(KEY) ? " With tandem.clients.%s.%s set to '' the client has no probe."
							.formatted(settings.name(), KEY) : ""));
	}

	/**
	 * The response of a stream never ends, so that it says nothing after its head.
	 */
	private void refuseStream(ClientSettings settings, String name, List<Candidate> candidates) {
		List<Candidate> named = candidates.stream().filter((candidate) -> candidate.isNamed(name)).toList();
		if (!named.isEmpty() && named.stream().allMatch(Candidate::isUnbounded)) {
			throw new InvalidApiClientException(
					"%s is '%s', an operation whose response is an unbounded stream (server-sent events, NDJSON): such a probe never ends."
						.formatted(this.properties.apply(settings.name()).described(KEY), name),
					"Give an operation with a finite response.");
		}
	}

	/**
	 * An operation that may be a probe.
	 *
	 * @param definition its definition
	 * @param operation the operation
	 */
	private record Candidate(Class<?> definition, DefinedOperation operation) {

		boolean canBeProbe() {
			return this.operation.method().getParameterCount() == 0
					&& Publisher.class.isAssignableFrom(this.operation.method().getReturnType());
		}

		boolean isUnbounded() {
			return this.operation.isUnbounded(this.definition);
		}

		boolean isNamed(String name) {
			return this.operation.name().equals(name) || this.operation.method().getName().equals(name);
		}

	}

}
