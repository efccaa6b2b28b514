package dev.tandem.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.tandem.CallOptions;
import dev.tandem.failure.Guard;
import dev.tandem.observation.CallObservations;
import dev.tandem.settings.ClientSettings;
import dev.tandem.twin.WholeList;
import dev.tandem.validation.CallValidation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ReflectionUtils;

/**
 * Stands before Spring's proxy of a definition: it notes which definition is called, runs
 * default methods, also those of package-private interfaces, and {@code toString}.
 */
final class DefinitionInterceptor implements MethodInterceptor {

	private final CallScope scope;

	private final Supplier<String> description;

	private final Map<Method, MethodHandle> defaultMethods;

	private final @Nullable CallValidation validation;

	private final CallObservations observations;

	DefinitionInterceptor(Class<?> definition, Supplier<ClientSettings> settings, CallExtensions extensions,
			@Nullable ShortCalls shortCalls) {
		this(new CallScope(definition, CallOptions.none(), shortCalls), () -> describe(definition, settings.get()),
				new ConcurrentHashMap<>(), extensions.validation(), extensions.observations());
	}

	private DefinitionInterceptor(CallScope scope, Supplier<String> description,
			Map<Method, MethodHandle> defaultMethods, @Nullable CallValidation validation,
			CallObservations observations) {
		this.scope = scope;
		this.description = description;
		this.defaultMethods = defaultMethods;
		this.validation = validation;
		this.observations = observations;
	}

	private static String describe(Class<?> definition, ClientSettings settings) {
		return "%s[client=%s, baseUrl=%s]".formatted(definition.getSimpleName(), settings.name(), settings.baseUrl());
	}

	DefinitionInterceptor with(CallOptions options) {
		return new DefinitionInterceptor(
				new CallScope(this.scope.definition(), this.scope.options().with(options), null), this.description,
				this.defaultMethods, this.validation, this.observations);
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Method method = invocation.getMethod();
		if (this.validation != null) {
			this.validation.checkArguments(((ProxyMethodInvocation) invocation).getProxy(), method,
					invocation.getArguments());
		}
		if (method.isDefault()) {
			Object proxy = ((ProxyMethodInvocation) invocation).getProxy();
			Object result = this.defaultMethods.computeIfAbsent(method, DefinitionInterceptor::handle)
				.bindTo(proxy)
				.invokeWithArguments(invocation.getArguments());
			Object composed = composed(result);
			return guarded(
					this.observations.isNoop() ? composed : new ComposedCall(this.observations).observe(composed));
		}
		if (ReflectionUtils.isToStringMethod(method)) {
			return this.description.get();
		}
		ShortCalls shortCalls = this.scope.shortCalls();
		Object result = (shortCalls != null) ? shortCalls.call(method, invocation.getArguments()) : null;
		return (result != null) ? result : this.scope.call(invocation::proceed);
	}

	/**
	 * That the caller of a composed call waits for all its elements says nothing of the
	 * calls within it.
	 */
	private static @Nullable Object composed(@Nullable Object result) {
		if (result instanceof Flux<?> elements) {
			return elements.contextWrite(WholeList::forget);
		}
		return (result instanceof Mono<?> value) ? value.contextWrite(WholeList::forget) : result;
	}

	private static @Nullable Object guarded(@Nullable Object result) {
		if (result instanceof Mono<?> mono) {
			return Guard.composed(mono);
		}
		return (result instanceof Flux<?> flux) ? Guard.composed(flux) : result;
	}

	private static MethodHandle handle(Method method) {
		Class<?> owner = method.getDeclaringClass();
		try {
			return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).unreflectSpecial(method, owner);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("The default method " + method + " cannot be called: open its package", ex);
		}
	}

}
