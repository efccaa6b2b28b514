package dev.tandem.sample;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets a scenario be written once, against the blocking type, and run through both twins.
 */
public enum Twin {

	BLOCKING, REACTIVE;

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	public <B> B of(Class<B> type, B blocking, Object definition) {
		return (this == BLOCKING) ? blocking : type.cast(Proxy.newProxyInstance(type.getClassLoader(),
				new Class<?>[] { type }, (proxy, method, args) -> await(invoke(definition, method, args))));
	}

	private static @Nullable Object invoke(Object definition, Method method, Object @Nullable [] args)
			throws Throwable {
		try {
			return definition.getClass()
				.getMethod(method.getName(), method.getParameterTypes())
				.invoke(definition, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static @Nullable Object await(@Nullable Object result) {
		if (result instanceof Flux<?> flux) {
			return flux.collectList().block(TIMEOUT);
		}
		return (result instanceof Mono<?> mono) ? mono.block(TIMEOUT) : result;
	}

}
