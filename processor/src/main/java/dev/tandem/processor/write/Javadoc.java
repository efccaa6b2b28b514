package dev.tandem.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/**
 * Takes Javadoc to a file with other imports: a name that would not resolve there would
 * fail the javadoc tool. Links and values become code, {@code @see} and tags that are not
 * standard go, {@code @throws} is qualified, {@code @return} goes where nothing is
 * returned.
 */
public final class Javadoc {

	/**
	 * Inline tags that refer to something. Their labels may hold other tags.
	 */
	private static final Pattern REFERENCE = Pattern
		.compile("\\{@(link|linkplain|value)\\b\\s*([^\\s{}(]*(?:\\([^)]*\\))?)((?:[^{}]++|\\{[^{}]*+})*+)}");

	/**
	 * Others are tags of the build of the definition, which the user's may not know.
	 */
	private static final Pattern OTHER_TAG = Pattern.compile(
			"@(?!param\\b|return\\b|throws\\b|exception\\b|since\\b|deprecated\\b|author\\b|version\\b)[a-z]",
			Pattern.DOTALL);

	private static final Pattern THROWS = Pattern.compile("(@throws|@exception)\\s+([\\w.]+)(.*)", Pattern.DOTALL);

	private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^(?=\\s*@[a-z])");

	private static final Set<String> UNCHECKED = Set.of("java.lang.RuntimeException", "java.lang.Error");

	private final Elements elements;

	private final String packageName;

	/**
	 * Take the comment of an element along.
	 * @param elements elements of the compilation
	 * @param documented the element, whose package its names are seen from
	 */
	public Javadoc(Elements elements, Element documented) {
		this.elements = elements;
		this.packageName = elements.getPackageOf(documented).getQualifiedName().toString();
	}

	/**
	 * Text of the comment.
	 * @param documented the element
	 * @param isVoid whether nothing is returned
	 * @param isThrowing whether checked exceptions may be thrown
	 * @return the text, if there is a comment
	 */
	public Optional<String> of(Element documented, boolean isVoid, boolean isThrowing) {
		String doc = this.elements.getDocComment(documented);
		if (doc == null) {
			return Optional.empty();
		}
		String text = REFERENCE.matcher(doc.replaceAll("(?m)^ ", "").replace("{@inheritDoc}", ""))
			.replaceAll((link) -> Matcher.quoteReplacement(code(link)));
		List<String> blocks = new ArrayList<>();
		for (String block : BLOCK_TAG.split(text, -1)) {
			block(block.strip(), isVoid, isThrowing).ifPresent(blocks::add);
		}
		String carried = String.join("\n", blocks).strip();
		return carried.isEmpty() ? Optional.empty() : Optional.of(carried);
	}

	/**
	 * A label that names an annotation would be a tag at the beginning of a line.
	 */
	private static String code(MatchResult reference) {
		String label = reference.group(3).strip();
		String name = reference.group(2).replaceFirst("^#", "").replace('#', '.');
		if (label.isEmpty()) {
			return !name.isEmpty() ? "{@code " + name + "}" : "";
		}
		return label.startsWith("@") ? "{@code " + label + "}" : label;
	}

	private Optional<String> block(String block, boolean isVoid, boolean isThrowing) {
		if (OTHER_TAG.matcher(block).lookingAt() || (isVoid && block.startsWith("@return"))) {
			return Optional.empty();
		}
		Matcher exception = THROWS.matcher(block);
		if (exception.matches()) {
			return qualified(exception.group(2)).filter((name) -> isThrowing || isUnchecked(name))
				.map((name) -> exception.group(1) + " " + name + exception.group(3));
		}
		return Optional.of(block);
	}

	private boolean isUnchecked(String name) {
		TypeElement type = this.elements.getTypeElement(name.contains(".") ? name : "java.lang." + name);
		while (type != null && !UNCHECKED.contains(type.getQualifiedName().toString())) {
			type = (type.getSuperclass() instanceof DeclaredType superclass) ? (TypeElement) superclass.asElement()
					: null;
		}
		return type != null;
	}

	private Optional<String> qualified(String name) {
		return Stream
			.of(name, this.packageName + "." + name, "dev.tandem." + name, "java.lang." + name, "java.io." + name)
			.filter((candidate) -> this.elements.getTypeElement(candidate) != null)
			.findFirst()
			.map((qualified) -> qualified.equals("java.lang." + name) ? name : qualified);
	}

}
