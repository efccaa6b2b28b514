package dev.tandem.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * Takes Javadoc to a file with other imports: a name that would not resolve there would
 * fail the javadoc tool. Links become code, {@code @see} goes, {@code @throws} is
 * qualified, {@code @return} goes where nothing is returned.
 */
final class Javadoc {

	private static final Pattern LINK = Pattern
		.compile("\\{@link(?:plain)?\\s+([^\\s{}]+(?:\\([^)]*\\))?)\\s*([^{}]*)}");

	private static final Pattern THROWS = Pattern.compile("(@throws|@exception)\\s+([\\w.]+)(.*)", Pattern.DOTALL);

	private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^(?=\\s*@[a-z])");

	private final Elements elements;

	private final String packageName;

	Javadoc(Elements elements, Element documented) {
		this.elements = elements;
		this.packageName = elements.getPackageOf(documented).getQualifiedName().toString();
	}

	Optional<String> of(Element documented, boolean isVoid) {
		String doc = this.elements.getDocComment(documented);
		if (doc == null) {
			return Optional.empty();
		}
		String text = LINK.matcher(doc.replaceAll("(?m)^ ", "").replace("{@inheritDoc}", ""))
			.replaceAll((link) -> Matcher.quoteReplacement(code(link)));
		List<String> blocks = new ArrayList<>();
		for (String block : BLOCK_TAG.split(text, -1)) {
			block(block.strip(), isVoid).ifPresent(blocks::add);
		}
		String carried = String.join("\n", blocks).strip();
		return carried.isEmpty() ? Optional.empty() : Optional.of(carried);
	}

	private static String code(MatchResult link) {
		String label = link.group(2).strip();
		return label.isEmpty() ? "{@code " + link.group(1).replaceFirst("^#", "").replace('#', '.') + "}" : label;
	}

	private Optional<String> block(String block, boolean isVoid) {
		if (block.startsWith("@see") || (isVoid && block.startsWith("@return"))) {
			return Optional.empty();
		}
		Matcher exception = THROWS.matcher(block);
		if (exception.matches()) {
			return qualified(exception.group(2)).map((name) -> exception.group(1) + " " + name + exception.group(3));
		}
		return Optional.of(block);
	}

	private Optional<String> qualified(String name) {
		return Stream
			.of(name, this.packageName + "." + name, "dev.tandem." + name, "java.lang." + name, "java.io." + name)
			.filter((candidate) -> this.elements.getTypeElement(candidate) != null)
			.findFirst()
			.map((qualified) -> qualified.equals("java.lang." + name) ? name : qualified);
	}

}
