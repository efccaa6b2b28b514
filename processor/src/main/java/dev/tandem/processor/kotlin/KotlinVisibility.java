package dev.tandem.processor.kotlin;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

import dev.tandem.processor.model.Annotations;

/**
 * Reads whether a type is {@code internal}. The stub that a processor sees says
 * {@code public}; only the metadata that Kotlin's compiler writes tells the difference.
 *
 * @see <a href=
 * "https://github.com/JetBrains/kotlin/blob/master/core/metadata/src/metadata.proto">metadata.proto</a>
 */
final class KotlinVisibility {

	/**
	 * Begins data that has one byte in each character.
	 */
	private static final char BYTES = '\0';

	/**
	 * Tag of the field {@code Class.flags}, which comes first.
	 */
	private static final int FLAGS = 1 << 3;

	private static final int INTERNAL = 0;

	private final String data;

	private int position = 1;

	private KotlinVisibility(String data) {
		this.data = data;
	}

	/**
	 * Whether a type, or one around it, is internal.
	 */
	static boolean isInternal(TypeElement type) {
		for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
			List<String> data = Annotations.find(each, "kotlin.Metadata")
				.flatMap((metadata) -> Annotations.value(metadata, "d1"))
				.map(Annotations::strings)
				.orElse(List.of());
			if (new KotlinVisibility(String.join("", data)).isInternal()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The table of strings comes before the class, with its length.
	 */
	private boolean isInternal() {
		if (this.data.isEmpty() || this.data.charAt(0) != BYTES) {
			return false;
		}
		int strings = number();
		this.position += strings;
		return number() == FLAGS && (number() >> 1 & 7) == INTERNAL;
	}

	/**
	 * A variable-length number, 0 after the end.
	 */
	private int number() {
		int number = 0;
		for (int shift = 0; this.position < this.data.length(); shift += 7) {
			char next = this.data.charAt(this.position++);
			number |= (next & 0x7f) << shift;
			if (next < 0x80) {
				return number;
			}
		}
		return 0;
	}

}
