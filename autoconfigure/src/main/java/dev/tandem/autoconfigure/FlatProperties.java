package dev.tandem.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
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

	/**
	 * The accessors are called by reflection.
	 */
	static final class Hints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			BindableRuntimeHintsRegistrar.forTypes(ApiClientProperties.class).registerHints(hints);
			register(hints, ApiClientProperties.class);
		}

		private static void register(RuntimeHints hints, Class<?> type) {
			hints.reflection().registerType(type, MemberCategory.INVOKE_DECLARED_METHODS);
			for (RecordComponent component : type.getRecordComponents()) {
				if (component.getType().isRecord()) {
					register(hints, component.getType());
				}
			}
		}

	}

}
