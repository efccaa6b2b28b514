package dev.tandem.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Finds annotations of a type, also as what others are composed of, the way Spring does
 * at run time.
 */
public final class MergedAnnotations {

	private MergedAnnotations() {
	}

	/**
	 * The annotation that counts: of those written most directly, the first.
	 * @param elements a declaration and those that it overrides or extends, the nearest
	 * first
	 * @param type name of the annotation
	 * @return the annotation, if there is one
	 */
	public static Optional<MergedAnnotation> find(Collection<? extends Element> elements, String type) {
		return elements.stream()
			.flatMap((element) -> all(element, type).stream())
			.min(Comparator.comparingInt(MergedAnnotation::distance));
	}

	/**
	 * All annotations of a type on an element.
	 * @param element the element
	 * @param type name of the annotation
	 * @return the annotations in their order, those in a container among them
	 */
	public static List<MergedAnnotation> all(Element element, String type) {
		List<MergedAnnotation> found = new ArrayList<>();
		AnnotationPath start = new AnnotationPath(element, List.of());
		for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
			collect(start.then(annotation), type, new HashSet<>(), found);
		}
		return List.copyOf(found);
	}

	private static void collect(AnnotationPath path, String sought, Set<TypeElement> visited,
			List<MergedAnnotation> found) {
		TypeElement type = path.type(path.last());
		if (type.getQualifiedName().contentEquals(sought)) {
			found.add(path.merged());
			return;
		}
		if (!visited.add(type)) {
			return;
		}
		contained(path.annotations().get(path.last()), sought)
			.forEach((annotation) -> found.add(path.insteadOfLast(annotation).merged()));
		for (AnnotationMirror meta : type.getAnnotationMirrors()) {
			collect(path.then(meta), sought, visited, found);
		}
	}

	private static List<AnnotationMirror> contained(AnnotationMirror container, String sought) {
		return Annotations.contained(container)
			.filter((annotation) -> Annotations.type(annotation).getQualifiedName().contentEquals(sought))
			.toList();
	}

}
