package dev.tandem.processor.write;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

import org.jspecify.annotations.Nullable;

/**
 * Types of {@code java.lang} that source cannot call by their simple names, because its
 * package has others that are called the same.
 */
final class PackageNames {

	private final Elements elements;

	private @Nullable Set<String> ofJavaLang;

	PackageNames(Elements elements) {
		this.elements = elements;
	}

	/**
	 * The names that the package of a definition hides.
	 */
	String[] hiding(TypeElement definition) {
		Set<String> known = ofJavaLang();
		return types(this.elements.getPackageOf(definition)).filter(known::contains).toArray(String[]::new);
	}

	private Set<String> ofJavaLang() {
		Set<String> names = this.ofJavaLang;
		if (names == null) {
			names = new HashSet<>();
			PackageElement javaLang = this.elements.getPackageElement("java.lang");
			if (javaLang != null) {
				types(javaLang).forEach(names::add);
			}
			this.ofJavaLang = names;
		}
		return names;
	}

	private static Stream<String> types(PackageElement element) {
		return element.getEnclosedElements().stream().map(Element::getSimpleName).map(Object::toString);
	}

}
