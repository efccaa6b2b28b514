package dev.tandem.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;

/**
 * A {@code @ConfigurationProperties} bean, and which of its properties have changed since
 * it was bound.
 */
final class LiveConfigBean {

	private static final Log logger = LogFactory.getLog(LiveConfigBean.class);

	private final String name;

	private final Object bean;

	private final Class<?> type;

	private final ConfigurationPropertyName prefix;

	private final boolean rebindable;

	private final Set<ConfigurationPropertyName> missed = new LinkedHashSet<>();

	private boolean bound;

	private boolean reported;

	private volatile boolean failing;

	LiveConfigBean(ConfigurationPropertiesBean properties, Object bean) {
		this.name = properties.getName();
		this.bean = bean;
		this.type = ClassUtils.getUserClass(bean);
		this.prefix = ConfigurationPropertyName.of(properties.getAnnotation().prefix());
		this.rebindable = properties.asBindTarget().getBindMethod() != BindMethod.VALUE_OBJECT
				&& hasDefaultConstructor(this.type);
	}

	private static boolean hasDefaultConstructor(Class<?> type) {
		return Stream.of(type.getDeclaredConstructors())
			.anyMatch((constructor) -> constructor.getParameterCount() == 0);
	}

	@SuppressWarnings("ReferenceEquality")
	boolean isOf(Object other) {
		return this.bean == other;
	}

	String prefix() {
		return this.prefix.toString();
	}

	Class<?> type() {
		return this.type;
	}

	/**
	 * Whether it keeps earlier values because those there cannot be bound.
	 */
	boolean isFailing() {
		return this.failing;
	}

	/**
	 * Boot has bound it.
	 * @return whether a change came meanwhile
	 */
	synchronized boolean bound() {
		this.bound = true;
		return !this.missed.isEmpty();
	}

	/**
	 * Note changes.
	 * @return whether it is to be rebound now
	 */
	boolean touch(Collection<ConfigurationPropertyName> changed) {
		List<ConfigurationPropertyName> touched = changed.stream().filter(this.prefix::isAncestorOf).toList();
		if (touched.isEmpty() || !this.rebindable) {
			report(!touched.isEmpty());
			return false;
		}
		synchronized (this) {
			this.missed.addAll(touched);
			return this.bound;
		}
	}

	private void report(boolean touched) {
		if (touched && !this.reported) {
			this.reported = true;
			logger.info(
					"The bean '%s' keeps the values that it was made with, since %s is no JavaBean. ConfigWatch.bind(\"%s\", %s.class) follows the changes."
						.formatted(this.name, this.type.getName(), this.prefix, this.type.getSimpleName()));
		}
	}

	private void reportUnreadable(@Nullable String property) {
		if (property != null && !this.reported) {
			this.reported = true;
			logger.warn(
					"The property '%s' of the bean '%s' does not follow its changes: it has a setter, but neither a getter nor a field of its name"
						.formatted(property, this.name));
		}
	}

	/**
	 * Bind another one and hand over to this one what has changed.
	 * @return why that cannot be, {@code null} if it is done
	 */
	@Nullable Throwable rebind(BeanPostProcessor binding) {
		Set<ConfigurationPropertyName> changed;
		synchronized (this) {
			changed = Set.copyOf(this.missed);
		}
		try {
			Object fresh = BeanUtils.instantiateClass(this.type);
			binding.postProcessBeforeInitialization(fresh, this.name);
			int offset = this.prefix.getNumberOfElements();
			List<ConfigurationPropertyName> names = changed.stream().map((name) -> name.subName(offset)).toList();
			reportUnreadable(PropertyCopy.unreadable(this.type, names));
			new PropertyCopy().copy(fresh, this.bean, names);
		}
		catch (Throwable ex) {
			this.failing = true;
			logger.warn(
					"The bean '%s' keeps its values as a whole: %s cannot be bound".formatted(this.name, culprit(ex)));
			return ex;
		}
		synchronized (this) {
			this.missed.removeAll(changed);
		}
		this.failing = false;
		return null;
	}

	/**
	 * Without the value, which may be secret.
	 */
	private String culprit(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BindException bind && bind.getProperty() != null) {
				ConfigurationProperty property = bind.getProperty();
				return "%s (%s)".formatted(property.getName(), property.getOrigin());
			}
			if (cause instanceof BindValidationException invalid) {
				return invalid.getValidationErrors()
					.getAllErrors()
					.stream()
					.map((error) -> (error instanceof FieldError field) ? this.prefix + "." + field.getField()
							: prefix())
					.distinct()
					.collect(Collectors.joining(", "));
			}
		}
		return "'%s' (%s)".formatted(this.prefix, failure.getClass().getName());
	}

}
