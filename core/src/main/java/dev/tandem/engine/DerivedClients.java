package dev.tandem.engine;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.ApiClient;
import dev.tandem.ApiClients;
import dev.tandem.CallOptions;
import dev.tandem.GenericClient;
import dev.tandem.twin.TwinFacade;
import dev.tandem.twin.TwinNames;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;

/**
 * Derives clients: a proxy with the advice of the one it derives from, but for the
 * options of its calls.
 */
public final class DerivedClients implements ApiClients {

	private final Supplier<Set<String>> names;

	private final Function<String, GenericClient> generic;

	private final Supplier<Set<String>> refresh;

	/**
	 * Derive clients from those of the application.
	 * @param names names of the clients of the application
	 * @param generic finds a client without a definition by its name
	 * @param refresh reads the settings again and returns the clients that have changed
	 */
	public DerivedClients(Supplier<Set<String>> names, Function<String, GenericClient> generic,
			Supplier<Set<String>> refresh) {
		this.names = names;
		this.generic = generic;
		this.refresh = refresh;
	}

	@Override
	public Set<String> names() {
		return this.names.get();
	}

	@Override
	public Set<String> refresh() {
		return this.refresh.get();
	}

	@Override
	public GenericClient client(String name) {
		return this.generic.apply(name);
	}

	@Override
	public <T> T with(T client, CallOptions options) {
		Object derived = derive(client, options);
		if (derived == null) {
			throw new IllegalArgumentException(
					"No client can be derived from an object of %s: pass a definition marked @ApiClient, or one of its twins, as it was injected"
						.formatted(client.getClass().getName()));
		}
		@SuppressWarnings("unchecked")
		T sameType = (T) derived;
		return sameType;
	}

	private static @Nullable Object derive(@Nullable Object client, CallOptions options) {
		if (client instanceof TwinFacade<?> twin) {
			return deriveTwin(twin, options);
		}
		if (client instanceof GenericClient generic) {
			return generic.with(options);
		}
		Object derived = (client instanceof Advised advised) ? deriveProxy(advised, options) : null;
		return (derived != null || client == null || !isFake(client)) ? derived : client;
	}

	/**
	 * Something that the application has in place of a client knows no options.
	 */
	private static boolean isFake(Object client) {
		return Arrays.stream(ClassUtils.getAllInterfaces(client))
			.anyMatch((type) -> type.isAnnotationPresent(ApiClient.class)
					|| ClassUtils.isPresent(TwinNames.facade(type.getName()), type.getClassLoader()));
	}

	private static <D> @Nullable Object deriveTwin(TwinFacade<D> twin, CallOptions options) {
		@SuppressWarnings("unchecked")
		D definition = (D) derive(twin.definitionOfTwin(), options);
		return (definition != null) ? twin.twinOfDefinition(definition) : null;
	}

	/**
	 * Aspects of the application that stand around a client stay.
	 */
	private static @Nullable Object deriveProxy(Advised client, CallOptions options) {
		ProxyFactory proxy = new ProxyFactory(client.getProxiedInterfaces());
		boolean found = false;
		for (Advisor advisor : client.getAdvisors()) {
			if (advisor.getAdvice() instanceof DefinitionInterceptor interceptor) {
				proxy.addAdvice(interceptor.with(options));
				found = true;
			}
			else {
				proxy.addAdvisor(advisor);
			}
		}
		if (!found) {
			Object target = derive(AopProxyUtils.getSingletonTarget(client), options);
			if (target == null) {
				return null;
			}
			proxy.setTarget(target);
		}
		return proxy.getProxy(client.getClass().getClassLoader());
	}

}
