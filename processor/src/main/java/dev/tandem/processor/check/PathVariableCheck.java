package dev.tandem.processor.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.AnnotationMirror;

import dev.tandem.processor.model.Attribute;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.UrlTemplate;

/**
 * Each variable of a URL has its parameter, and each {@code @PathVariable} its place.
 */
final class PathVariableCheck implements Check {

	private static final String PATH_VARIABLE = "PathVariable";

	private final ReactiveTypes types;

	private final ResolvedTypes resolved;

	PathVariableCheck(ReactiveTypes types, ResolvedTypes resolved) {
		this.types = types;
		this.resolved = resolved;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		Optional<Attribute> ofType = definition.attribute("url");
		for (Operation operation : definition.exchangeOperations()) {
			Optional<Attribute> ofMethod = operation.exchange().flatMap((exchange) -> exchange.attribute("url"));
			List<UrlTemplate> urls = Stream.of(ofType, ofMethod)
				.flatMap(Optional::stream)
				.map((url) -> UrlTemplate.of(url.text()))
				.toList();
			if (urls.stream().allMatch((url) -> url.fault() == null)) {
				check(operation, urls, diagnostics);
			}
		}
	}

	private void check(Operation operation, List<UrlTemplate> urls, Diagnostics diagnostics) {
		Set<String> missing = new LinkedHashSet<>();
		urls.forEach((url) -> missing.addAll(url.variables()));
		List<Parameter> misplaced = new ArrayList<>();
		boolean any = false;
		for (Parameter parameter : operation.parameters()) {
			Optional<AnnotationMirror> variable = parameter.annotation(PATH_VARIABLE);
			any |= this.resolved.isCustom(parameter) || ResolvedTypes.isAddress(parameter)
					|| (variable.isPresent() && this.types.isAny(parameter.type(), Set.of("java.util.Map")));
			if (variable.isEmpty() && !ResolvedTypes.isAnnotated(parameter)) {
				missing.remove(parameter.name()); // reported as unresolved
			}
			else if (variable.isPresent() && !missing.remove(parameter.name(variable.get()))) {
				misplaced.add(parameter);
			}
		}
		boolean open = urls.stream().anyMatch(UrlTemplate::placeholders);
		if (any) {
			return;
		}
		String url = String.join("", urls.stream().map(UrlTemplate::text).toList());
		if (misplaced.size() == 1 && missing.size() == 1) {
			report(operation, misplaced.get(0), url, ": write @PathVariable(\"" + missing.iterator().next() + "\")",
					diagnostics);
			return;
		}
		missing.forEach((name) -> diagnostics.error(operation.method().element(), operation.description()
				+ " has no parameter for {" + name + "} of \"" + url + "\": add '@PathVariable String " + name + "'"));
		if (!open) {
			misplaced.forEach((parameter) -> report(operation, parameter, url,
					": write {" + parameter.name(Objects.requireNonNull(annotation(parameter)))
							+ "} in the URL, or @RequestParam for a query parameter",
					diagnostics));
		}
	}

	private static AnnotationMirror annotation(Parameter parameter) {
		return parameter.annotation(PATH_VARIABLE).orElseThrow();
	}

	private static void report(Operation operation, Parameter parameter, String url, String remedy,
			Diagnostics diagnostics) {
		diagnostics.error(parameter.element(), "@PathVariable '" + parameter.name(annotation(parameter)) + "' of "
				+ operation.description() + " has no place in \"" + url + "\"" + remedy);
	}

}
