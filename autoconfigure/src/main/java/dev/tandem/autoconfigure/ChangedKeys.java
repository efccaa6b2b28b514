package dev.tandem.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the keys whose values differ between two states of a client's properties.
 */
final class ChangedKeys {

	private final Set<String> keys = new TreeSet<>();

	private ChangedKeys() {
	}

	static Set<String> between(ApiClientProperties before, ApiClientProperties after) {
		ChangedKeys changed = new ChangedKeys();
		changed.compare("", before, after);
		return changed.keys;
	}

	private void compare(String prefix, Record before, Record after) {
		for (RecordComponent component : before.getClass().getRecordComponents()) {
			String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			Object old = value(component, before);
			Object current = value(component, after);
			if (old instanceof Record one && current instanceof Record other) {
				compare(key + ".", one, other);
			}
			else if (old instanceof Map<?, ?> one && current instanceof Map<?, ?> other) {
				compare(key + ".", one, other);
			}
			else if (!Objects.equals(old, current)) {
				this.keys.add(key);
			}
		}
	}

	private void compare(String prefix, Map<?, ?> before, Map<?, ?> after) {
		before.forEach((name, value) -> {
			if (!value.equals(after.get(name))) {
				this.keys.add(prefix + name);
			}
		});
		after.keySet().stream().filter((name) -> !before.containsKey(name)).forEach((name) -> this.keys.add(prefix + name));
	}

	private static @Nullable Object value(RecordComponent component, Record properties) {
		ReflectionUtils.makeAccessible(component.getAccessor());
		return ReflectionUtils.invokeMethod(component.getAccessor(), properties);
	}

}
