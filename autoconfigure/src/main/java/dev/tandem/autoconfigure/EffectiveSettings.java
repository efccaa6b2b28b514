package dev.tandem.autoconfigure;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.tandem.actuate.ClientSetting;
import dev.tandem.actuate.ClientSetting.Source;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The settings of a client under the keys that users write, each with where it came from.
 * Secrets are masked here already: nobody who shows the settings ever holds them.
 */
final class EffectiveSettings {

	private static final ConfigurationPropertyName BOOT = ConfigurationPropertyName.of("spring.http");

	private static final Set<String> SECRETS = Set.of("api-key.value", "basic.password", "http.proxy.password");

	/**
	 * One of these that a client sets hides the others of the defaults.
	 */
	private static final Set<String> KEY_ORIGINS = Set.of("api-key.value", "api-key.file", "api-key.supplier");

	private final BoundClient client;

	private final boolean addressFilterBean;

	private final UnaryOperator<String> placeholders;

	private final Map<String, ClientSetting> settings = new TreeMap<>();

	EffectiveSettings(BoundClient client, boolean addressFilterBean, UnaryOperator<String> placeholders) {
		this.client = client;
		this.addressFilterBean = addressFilterBean;
		this.placeholders = placeholders;
	}

	List<ClientSetting> get() {
		collect("", this.client.properties());
		BoundClient.BootRedirects redirects = this.client.bootRedirects();
		if (redirects != null && !this.client.isSet("http.redirects")) {
			add("http.redirects", redirects.redirects().name().toLowerCase(Locale.ROOT), redirects.origin());
		}
		if (this.addressFilterBean && origins("http.allowed-addresses").isEmpty()) {
			this.settings.put("http.allowed-addresses", new ClientSetting("http.allowed-addresses",
					this.client.property("http.allowed-addresses"), "InetAddressFilter", Source.BEAN, null));
		}
		return List.copyOf(this.settings.values());
	}

	private void collect(String prefix, Record properties) {
		RecordComponent[] components = properties.getClass().getRecordComponents();
		Parameter[] parameters = properties.getClass().getDeclaredConstructors()[0].getParameters();
		for (int i = 0; i < components.length; i++) {
			RecordComponent component = components[i];
			String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			ReflectionUtils.makeAccessible(component.getAccessor());
			Object bound = ReflectionUtils.invokeMethod(component.getAccessor(), properties);
			if (bound instanceof Record nested) {
				collect(key + ".", nested);
			}
			else if (bound instanceof Map) {
				collectMap(key);
			}
			else if (bound != null && !isHidden(key)) {
				collect(key, bound, parameters[i].getAnnotation(DefaultValue.class));
			}
		}
	}

	/**
	 * Headers, cookies and query parameters, any of which may be a key.
	 */
	private void collectMap(String key) {
		this.client.origins()
			.keySet()
			.stream()
			.filter((name) -> name.startsWith(key + ".") || name.startsWith(key + "["))
			.map(PropertyNames::withoutIndex)
			.distinct()
			.map((name) -> origins(name).get(0))
			.forEach((origin) -> add(key + '.' + name(origin), ClientSetting.MASKED, origin));
	}

	/**
	 * A name as it was written: that of the bound property is in lower case.
	 */
	private static String name(ConfigurationProperty origin) {
		ConfigurationPropertyName name = origin.getName();
		return (name.isLastElementIndexed() ? name.getParent() : name).getLastElement(Form.ORIGINAL);
	}

	private boolean isHidden(String key) {
		return KEY_ORIGINS.contains(key) && this.client.isDefault(key)
				&& KEY_ORIGINS.stream().anyMatch((other) -> this.client.isSet(other) && !this.client.isDefault(other));
	}

	private void collect(String key, Object bound, @Nullable DefaultValue defaults) {
		List<ConfigurationProperty> origins = origins(key);
		if (!origins.isEmpty()) {
			add(key, SECRETS.contains(key) ? ClientSetting.MASKED : written(origins, bound), origins.get(0));
			return;
		}
		if (defaults != null) {
			this.settings.put(key, new ClientSetting(key, this.client.property(key), byDefault(bound, defaults.value()),
					Source.DEFAULT, null));
		}
	}

	private void add(String key, Object value, ConfigurationProperty origin) {
		this.settings.put(key, new ClientSetting(key, PropertyNames.withoutIndex(origin.getName().toString()), value,
				source(origin.getName()), origin));
	}

	private Source source(ConfigurationPropertyName property) {
		if (BOOT.isAncestorOf(property)) {
			return Source.SPRING;
		}
		return BoundClient.DEFAULTS.isAncestorOf(property) ? Source.DEFAULTS : Source.CLIENT;
	}

	/**
	 * Times, sizes and the like as they were written, since that is how users know them.
	 */
	private Object written(List<ConfigurationProperty> origins, Object bound) {
		if (isPlain(bound)) {
			return bound;
		}
		List<String> texts = origins.stream().map(this::text).toList();
		if (!(bound instanceof Collection<?> elements)) {
			return texts.get(0);
		}
		if (elements.stream().allMatch(EffectiveSettings::isPlain)) {
			return List.copyOf(new TreeSet<>(elements));
		}
		return texts.stream()
			.flatMap((text) -> Stream.of(StringUtils.commaDelimitedListToStringArray(text)))
			.map(String::strip)
			.toList();
	}

	private static boolean isPlain(Object value) {
		return value instanceof Number || value instanceof Boolean;
	}

	/**
	 * The elements of a list, or else the property that holds the value.
	 */
	private List<ConfigurationProperty> origins(String key) {
		List<ConfigurationProperty> elements = new ArrayList<>();
		ConfigurationProperty element = this.client.origins().get(key + "[0]");
		while (element != null) {
			elements.add(element);
			element = this.client.origins().get(key + "[" + elements.size() + "]");
		}
		ConfigurationProperty whole = this.client.origins().get(key);
		return (elements.isEmpty() && whole != null) ? List.of(whole) : elements;
	}

	private String text(ConfigurationProperty origin) {
		return this.placeholders.apply(String.valueOf(origin.getValue())).strip();
	}

	private static Object byDefault(Object bound, String[] written) {
		if (isPlain(bound)) {
			return bound;
		}
		if (bound instanceof Collection<?> elements) {
			return elements.stream().allMatch(EffectiveSettings::isPlain) ? List.copyOf(new TreeSet<>(elements))
					: Arrays.asList(written);
		}
		return (written.length > 0) ? written[0] : String.valueOf(bound);
	}

}
