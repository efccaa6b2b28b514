package dev.tandem.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.ReflectionUtils;

/**
 * Properties as values by their keys. Those that are {@code null} are left out.
 */
final class FlatProperties {

	private final Map<String, Object> values = new LinkedHashMap<>();

	private FlatProperties() {
	}

	static Map<String, Object> of(ApiClientProperties properties) {
		FlatProperties flat = new FlatProperties();
		flat.add("", properties);
		return flat.values;
	}

	private void add(String prefix, Record properties) {
		for (RecordComponent component : properties.getClass().getRecordComponents()) {
			String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			ReflectionUtils.makeAccessible(component.getAccessor());
			Object value = ReflectionUtils.invokeMethod(component.getAccessor(), properties);
			if (value instanceof Record nested) {
				add(key + ".", nested);
			}
			else if (value != null) {
				this.values.put(key, value);
			}
		}
	}

}
