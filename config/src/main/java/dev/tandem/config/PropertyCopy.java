package dev.tandem.config;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Copies properties from one JavaBean to another, by the setters that Boot binds. What
 * has no setter is copied into what the getter shows: a bean, a collection or a map. If
 * one of them fails, those before it are set back.
 */
final class PropertyCopy {

	private final Deque<Runnable> undo = new ArrayDeque<>();

	/**
	 * Copy properties.
	 * @param names their names; one that the bean does not know is left out
	 */
	void copy(Object from, Object to, List<ConfigurationPropertyName> names) {
		try {
			copyAll(from, to, names);
		}
		catch (RuntimeException | Error ex) {
			this.undo.forEach(PropertyCopy::quietly);
			throw ex;
		}
	}

	private static void quietly(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			// the first failure is the one to report
		}
	}

	private void copyAll(Object from, Object to, Collection<ConfigurationPropertyName> names) {
		Map<String, Set<ConfigurationPropertyName>> properties = new LinkedHashMap<>();
		names.stream()
			.filter((name) -> !name.isEmpty())
			.forEach((name) -> properties
				.computeIfAbsent(name.getElement(0, Form.UNIFORM), (any) -> new LinkedHashSet<>())
				.add(name.subName(1)));
		properties.forEach((name, below) -> copy(new Property(from.getClass(), name), from, to, below));
	}

	/**
	 * Find a property that can be set but not read from another bean.
	 * @param names names of properties
	 * @return its name, {@code null} if all can be copied
	 */
	static @Nullable String unreadable(Class<?> type, Collection<ConfigurationPropertyName> names) {
		return names.stream()
			.filter((name) -> !name.isEmpty())
			.map((name) -> name.getElement(0, Form.UNIFORM))
			.filter((name) -> new Property(type, name).isWriteOnly())
			.findFirst()
			.orElse(null);
	}

	@SuppressWarnings("unchecked")
	private void copy(Property property, Object from, Object to, Set<ConfigurationPropertyName> below) {
		if (property.isSettable()) {
			Object old = property.get(to);
			this.undo.push(() -> property.set(to, old));
			property.set(to, property.get(from));
			return;
		}
		Object fresh = property.get(from);
		Object held = property.get(to);
		if (fresh instanceof Collection<?> elements && held instanceof Collection<?>) {
			replace((Collection<Object>) held, elements);
		}
		else if (fresh instanceof Map<?, ?> entries && held instanceof Map<?, ?>) {
			replace((Map<Object, Object>) held, entries);
		}
		else if (fresh != null && held != null) {
			copyAll(fresh, held, below);
		}
	}

	private void replace(Collection<Object> held, Collection<?> elements) {
		List<Object> old = new ArrayList<>(held);
		if (old.equals(new ArrayList<>(elements))) {
			return;
		}
		this.undo.push(() -> {
			held.clear();
			held.addAll(old);
		});
		held.clear();
		held.addAll(elements);
	}

	private void replace(Map<Object, Object> held, Map<?, ?> entries) {
		if (held.equals(entries)) {
			return;
		}
		Map<Object, Object> old = new LinkedHashMap<>(held);
		this.undo.push(() -> {
			held.clear();
			held.putAll(old);
		});
		held.keySet().retainAll(entries.keySet());
		held.putAll(entries);
	}

	/**
	 * A property as Boot finds it: methods need not be public, and a field may have a
	 * {@code @Name}.
	 */
	private static final class Property {

		private final String name;

		private final @Nullable Method getter;

		private final @Nullable Method setter;

		private final @Nullable Field field;

		Property(Class<?> type, String name) {
			this.name = named(type, name);
			this.field = field(type);
			Method get = method(type, 0, null, "is", "get");
			this.setter = method(type, 1, (get != null) ? get.getReturnType() : null, "set");
			this.getter = (this.field != null && this.setter != null && fits(this.field, this.setter)) ? null : get;
		}

		/**
		 * A getter may show something else than what was set: an {@code Optional}, or
		 * stars in place of a password. The field is what the setter has set.
		 */
		private static boolean fits(Field field, Method setter) {
			return ClassUtils.isAssignable(setter.getParameterTypes()[0], field.getType());
		}

		boolean isWriteOnly() {
			return this.setter != null && this.getter == null && this.field == null;
		}

		boolean isSettable() {
			return this.setter != null && (this.getter != null || this.field != null);
		}

		private static String named(Class<?> type, String name) {
			String[] found = { name };
			ReflectionUtils.doWithFields(type, (field) -> {
				Name other = field.getAnnotation(Name.class);
				if (other != null && uniform(other.value()).equals(name)) {
					found[0] = uniform(field.getName());
				}
			});
			return found[0];
		}

		private @Nullable Field field(Class<?> type) {
			for (Class<?> home = type; home != null; home = home.getSuperclass()) {
				for (Field candidate : home.getDeclaredFields()) {
					if (!Modifier.isStatic(candidate.getModifiers())
							&& uniform(candidate.getName()).equals(this.name)) {
						return candidate;
					}
				}
			}
			return null;
		}

		/**
		 * Find a method, of several setters that of the getter's type.
		 */
		private @Nullable Method method(Class<?> type, int parameters, @Nullable Class<?> preferred,
				String... prefixes) {
			Method found = null;
			for (Class<?> home = type; home != null && home != Object.class; home = home.getSuperclass()) {
				for (Method candidate : home.getDeclaredMethods()) {
					if (candidate.getParameterCount() == parameters && isProperty(candidate, prefixes)
							&& (found == null || (parameters == 1 && candidate.getParameterTypes()[0] == preferred))) {
						found = candidate;
					}
				}
			}
			return found;
		}

		private boolean isProperty(Method method, String... prefixes) {
			int modifiers = method.getModifiers();
			if (Modifier.isPrivate(modifiers) || Modifier.isProtected(modifiers) || Modifier.isStatic(modifiers)
					|| method.isBridge()) {
				return false;
			}
			for (String prefix : prefixes) {
				if (method.getName().startsWith(prefix)
						&& uniform(method.getName().substring(prefix.length())).equals(this.name)) {
					return true;
				}
			}
			return false;
		}

		private static String uniform(String name) {
			StringBuilder uniform = new StringBuilder();
			name.chars()
				.filter(Character::isLetterOrDigit)
				.map(Character::toLowerCase)
				.forEach(uniform::appendCodePoint);
			return uniform.toString();
		}

		@Nullable Object get(Object bean) {
			if (this.getter != null) {
				ReflectionUtils.makeAccessible(this.getter);
				return ReflectionUtils.invokeMethod(this.getter, bean);
			}
			if (this.field != null) {
				ReflectionUtils.makeAccessible(this.field);
				return ReflectionUtils.getField(this.field, bean);
			}
			return null;
		}

		void set(Object bean, @Nullable Object value) {
			if (this.setter != null) {
				ReflectionUtils.makeAccessible(this.setter);
				ReflectionUtils.invokeMethod(this.setter, bean, value);
			}
		}

	}

}
