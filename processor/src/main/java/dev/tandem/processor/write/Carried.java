package dev.tandem.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tandem.processor.model.AnnotationSource;
import dev.tandem.processor.model.Annotations;

/**
 * What a twin carries besides its methods: Javadoc, deprecation and null-marking of the
 * definition, and the marks of generated source.
 */
final class Carried {

	private static final String PROCESSOR = "dev.tandem.processor.ApiClientProcessor";

	private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

	private static final String NULL_UNMARKED = "org.jspecify.annotations.NullUnmarked";

	/**
	 * What the definition's author has been warned of, or has suppressed.
	 */
	private static final CodeBlock WARNINGS = CodeBlock.of("{ $S, $S, $S, $S }", "deprecation", "removal", "rawtypes",
			"unchecked");

	private static final Pattern BLOCK_TAGS = Pattern.compile("(?m)^@");

	private static final String ON_THREAD = "Runs the blocking method of the definition on a thread of\n"
			+ "{@code Schedulers.boundedElastic()}, once for each subscription.";

	private final Elements elements;

	Carried(Elements elements) {
		this.elements = elements;
	}

	/**
	 * Name of a type, if the definition's module sees it.
	 */
	Optional<ClassName> find(String name, TypeElement definition) {
		ModuleElement module = this.elements.getModuleOf(definition);
		TypeElement type = (module != null) ? this.elements.getTypeElement(module, name)
				: this.elements.getTypeElement(name);
		return Optional.ofNullable(type).map(ClassName::get);
	}

	List<AnnotationSpec> annotations(Twin twin) {
		List<AnnotationSpec> annotations = new ArrayList<>();
		find("javax.annotation.processing.Generated", twin.definition()).ifPresent((generated) -> annotations
			.add(AnnotationSpec.builder(generated).addMember("value", "$S", PROCESSOR).build()));
		annotations.add(AnnotationSpec.builder(SuppressWarnings.class).addMember("value", WARNINGS).build());
		annotations.addAll(nullMarking(twin.definition()));
		return annotations;
	}

	/**
	 * The nearest mark on the definition and the types around it, for the twin is not
	 * nested. One on the package holds for the twin too.
	 */
	private static List<AnnotationSpec> nullMarking(TypeElement definition) {
		for (Element type = definition; type instanceof TypeElement; type = type.getEnclosingElement()) {
			List<AnnotationSpec> marks = new ArrayList<>();
			Annotations.find(type, NULL_MARKED).map(AnnotationSource::of).ifPresent(marks::add);
			Annotations.find(type, NULL_UNMARKED).map(AnnotationSource::of).ifPresent(marks::add);
			if (!marks.isEmpty()) {
				return marks;
			}
		}
		return List.of();
	}

	List<AnnotationSpec> deprecation(Element element) {
		return Annotations.find(element, "java.lang.Deprecated").map(AnnotationSource::of).stream().toList();
	}

	CodeBlock javadoc(Twin twin) {
		Javadoc javadoc = new Javadoc(this.elements, twin.definition());
		return javadoc.of(twin.definition(), false, true)
			.map((text) -> CodeBlock.of(text.contains("\n@") ? "$L\n@see $T" : "$L\n\n@see $T", text,
					twin.definition()))
			.orElseGet(() -> CodeBlock.of("$L twin of {@link $T}.", twin.source().style().prefix(), twin.definition()));
	}

	CodeBlock javadoc(TwinMethod method, boolean isThrowing) {
		String text = text(method, isThrowing);
		return text.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L", text);
	}

	/**
	 * Of a default method that a reactive twin has from a blocking definition.
	 */
	CodeBlock javadocOnThread(TwinMethod method) {
		String text = text(method, false);
		Matcher tag = BLOCK_TAGS.matcher(text);
		String before = tag.find() ? text.substring(0, tag.start()) : text;
		String after = text.substring(before.length());
		return CodeBlock.of("$L", (before.isBlank() ? "" : before.stripTrailing() + "\n<p>\n") + ON_THREAD
				+ (after.isEmpty() ? "" : "\n" + after));
	}

	private String text(TwinMethod method, boolean isThrowing) {
		return method.source()
			.declarations()
			.stream()
			.map((declaration) -> new Javadoc(this.elements, declaration).of(declaration, method.isVoid(), isThrowing))
			.flatMap(Optional::stream)
			.findFirst()
			.orElse("");
	}

}
