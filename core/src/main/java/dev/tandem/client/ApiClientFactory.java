package dev.tandem.client;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.GenericClient;
import dev.tandem.engine.CallExtensions;
import dev.tandem.observation.CallObservations;
import dev.tandem.resilience.SystemCallClock;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.TransportResources;
import dev.tandem.twin.TwinNames;
import dev.tandem.twin.TwinTypes;
import dev.tandem.uri.ArgumentConversion;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Creates clients without Spring Boot. You need it in a library, a script or a test. All
 * clients of a factory share one connection pool and one set of limits.
 *
 * <pre class="code">
 * try (ApiClientFactory todo = ApiClientFactory.of(settings)) {
 * 	TodoApi reactive = todo.create(TodoApi.class);
 * 	BlockingTodoApi blocking = todo.create(BlockingTodoApi.class);
 * }
 * </pre>
 */
public final class ApiClientFactory implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ApiClientFactory.class);

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

	private final TransportResources resources;

	private final RunningClient client;

	private final HttpServiceProxyFactory proxies;

	private ApiClientFactory(TransportResources resources, RunningClient client, HttpServiceProxyFactory proxies) {
		this.resources = resources;
		this.client = client;
		this.proxies = proxies;
	}

	/**
	 * Create a client.
	 * @param settings its settings
	 * @param customizers customize the builder of its {@code WebClient}
	 * @return the client, to be closed
	 * @throws InvalidApiClientException if a library is missing that a setting needs
	 */
	public static ApiClientFactory of(ApiClientSettings settings, ApiClientCustomizer... customizers) {
		LimitLibraries.check(settings.settings());
		TransportResources resources = new TransportResources();
		try {
			CallExtensions calls = new CallExtensions(List.of(), List.of(), null,
					new CallObservations(ObservationRegistry.NOOP, null, false), SystemCallClock.INSTANCE);
			return of(resources, new RunningClient(settings.settings(), null,
					new ClientExtensions(resources, List.of(customizers), List.of(), calls, List.of(), null)));
		}
		catch (Throwable ex) {
			resources.close();
			throw ex;
		}
	}

	private static ApiClientFactory of(TransportResources resources, RunningClient client) {
		try {
			WebClient.Builder builder = WebClient.builder();
			client.configure(builder);
			HttpServiceProxyFactory.Builder factory = HttpServiceProxyFactory
				.builderFor(WebClientAdapter.create(builder.build()))
				.conversionService(ArgumentConversion.create());
			client.configure(factory);
			return new ApiClientFactory(resources, client, factory.build());
		}
		catch (Throwable ex) {
			client.close().subscribe();
			throw ex;
		}
	}

	/**
	 * Create a client of either style.
	 * @param <T> the type
	 * @param type a definition, which is marked {@code @HttpExchange}, or the twin that
	 * the annotation processor has generated of one
	 * @return what calls the API
	 * @throws IllegalArgumentException if the type is neither
	 */
	public <T> T create(Class<T> type) {
		Class<?> facade = facade(type);
		if (facade == null) {
			return this.proxies.createClient(type);
		}
		Constructor<?> constructor = facade.getDeclaredConstructors()[0];
		Object reactive = this.proxies.createClient(constructor.getParameterTypes()[0]);
		return type.cast(BeanUtils.instantiateClass(constructor, reactive));
	}

	/**
	 * The facade that implements a blocking interface by calls of the reactive one.
	 */
	private static @Nullable Class<?> facade(Class<?> type) {
		TwinTypes types = TwinTypes.of(type);
		if (types != null) {
			return (types.blocking() == type) ? types.facade() : null;
		}
		String name = TwinNames.facade(type.getName());
		Class<?> facade = ClassUtils.isPresent(name, type.getClassLoader())
				? ClassUtils.resolveClassName(name, type.getClassLoader()) : null;
		return (facade != null && type.isAssignableFrom(facade)) ? facade : null;
	}

	/**
	 * The client for calls without a definition.
	 * @return the client
	 */
	public GenericClient client() {
		return this.client.generic();
	}

	/**
	 * Change the settings. Calls that are subscribed to from now on have the new ones,
	 * calls in flight end with those that they began with.
	 * @param settings the settings, of a client of the same name
	 * @return whether they differ from those before
	 * @throws RuntimeException if they are invalid; the client then keeps its settings
	 */
	public boolean change(ApiClientSettings settings) {
		LimitLibraries.check(settings.settings());
		return this.client.change(settings.settings(), null, "change");
	}

	/**
	 * Reject new calls, wait up to {@code shutdown.grace-period} for calls in flight, and
	 * close connections and threads.
	 */
	@Override
	public void close() {
		Duration gracePeriod = this.client.generation().settings().gracePeriod();
		try {
			this.client.drain()
				.then(this.client.close())
				.then(this.resources.closeLater())
				.toFuture()
				.get(gracePeriod.plus(CLOSE_LIMIT).toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.warn("The client did not close in order", ex);
		}
	}

}
