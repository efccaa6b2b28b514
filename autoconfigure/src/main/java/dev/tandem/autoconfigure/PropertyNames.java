package dev.tandem.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Takes names of properties apart.
 */
final class PropertyNames {

	private PropertyNames() {
	}

	/**
	 * The last elements of a name. Boot's own {@code subName} fails on names of more than
	 * six elements that the binder has appended to, such as that of an element of a list.
	 */
	static ConfigurationPropertyName tail(ConfigurationPropertyName name, int offset) {
		StringBuilder tail = new StringBuilder();
		for (int i = offset; i < name.getNumberOfElements(); i++) {
			String element = name.getElement(i, Form.ORIGINAL);
			if (name.chop(i + 1).isLastElementIndexed()) {
				tail.append('[').append(element).append(']');
			}
			else {
				tail.append(tail.isEmpty() ? "" : ".").append(element);
			}
		}
		return ConfigurationPropertyName.adapt(tail, '.');
	}

	/**
	 * The name of a list from that of one of its elements.
	 */
	static String withoutIndex(String name) {
		return name.replaceFirst("\\[\\d+]$", "");
	}

}
