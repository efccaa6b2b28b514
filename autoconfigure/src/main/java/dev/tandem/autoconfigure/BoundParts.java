package dev.tandem.autoconfigure;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Binds the properties of a client part by part, and only the parts of which something is
 * set; the others are those of a client that has no properties. Whenever Boot's binder
 * makes a record, it reads the annotations of all constructor parameters anew for each of
 * them, and a change of settings binds a client while its calls run.
 */
final class BoundParts {

	private static final RecordComponent[] PARTS = ApiClientProperties.class.getRecordComponents();

	private static final Constructor<ApiClientProperties> CONSTRUCTOR = constructor();

	private static final Annotation[][] ANNOTATIONS = CONSTRUCTOR.getParameterAnnotations();

	private static final ApiClientProperties UNSET = new Binder(List.of()).bindOrCreate("unset",
			ApiClientProperties.class);

	private final List<ConfigurationPropertySource> sources;

	private final Binder binder;

	/**
	 * Create the parts of a client.
	 * @param sources where its properties are looked for
	 * @param binder binds properties of those sources
	 */
	BoundParts(List<ConfigurationPropertySource> sources, Binder binder) {
		this.sources = sources;
		this.binder = binder;
	}

	private static Constructor<ApiClientProperties> constructor() {
		return BeanUtils.getResolvableConstructor(ApiClientProperties.class);
	}

	/**
	 * Bind the properties of a client.
	 * @param client name of its properties
	 * @param handler notified of what is bound
	 */
	ApiClientProperties bind(ConfigurationPropertyName client, BindHandler handler) {
		@Nullable Object[] values = IntStream.range(0, PARTS.length).mapToObj((index) -> {
			RecordComponent part = PARTS[index];
			ConfigurationPropertyName name = client.append(DataObjectPropertyName.toDashedForm(part.getName()));
			Object unset = ReflectionUtils.invokeMethod(part.getAccessor(), UNSET);
			return isSet(name) ? this.binder.bind(name, target(index), handler).orElse(unset) : unset;
		}).toArray();
		return BeanUtils.instantiateClass(CONSTRUCTOR, values);
	}

	private static Bindable<Object> target(int index) {
		return Bindable.of(ResolvableType.forType(PARTS[index].getGenericType())).withAnnotations(ANNOTATIONS[index]);
	}

	private boolean isSet(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : this.sources) {
			if (source.getConfigurationProperty(name) != null
					|| source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

}
