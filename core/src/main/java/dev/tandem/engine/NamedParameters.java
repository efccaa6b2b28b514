package dev.tandem.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.TwinTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Lets the resolvers after it know the names of parameters, also of a definition whose
 * class file has none: the annotation processor has noted them.
 */
final class NamedParameters implements HttpServiceArgumentResolver, ParameterNameDiscoverer {

	private final ParameterNameDiscoverer inClassFile = DefaultParameterNameDiscoverer.getSharedInstance();

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		parameter.initParameterNameDiscovery(this);
		return false;
	}

	@Override
	public @Nullable String @Nullable [] getParameterNames(Method method) {
		@Nullable String @Nullable [] names = this.inClassFile.getParameterNames(method);
		Class<?> facade = (names == null) ? TwinTypes.facadeOf(CallScope.current().definition()) : null;
		ParameterNames noted = (facade != null) ? facade.getAnnotation(ParameterNames.class) : null;
		if (noted == null) {
			return names;
		}
		String key = Arrays.stream(method.getParameterTypes())
			.map(Class::getCanonicalName)
			.collect(Collectors.joining(",", method.getName() + "(", ")="));
		return Arrays.stream(noted.value())
			.filter((each) -> each.startsWith(key))
			.findFirst()
			.<@Nullable String[]>map((each) -> each.substring(key.length()).split(",", -1))
			.orElse(null);
	}

	@Override
	public @Nullable String @Nullable [] getParameterNames(Constructor<?> constructor) {
		return null;
	}

}
