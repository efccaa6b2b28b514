package dev.tandem.processor.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Types;

import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.ReactiveTypes;
import dev.tandem.processor.model.UrlTemplate;

/**
 * A name in a query has one meaning. Fields of a form are not in the query of its URL.
 */
final class QueryNameCheck implements Check {

	private final Types types;

	private final ReactiveTypes reactive;

	QueryNameCheck(Types types, ReactiveTypes reactive) {
		this.types = types;
		this.reactive = reactive;
	}

	@Override
	public void check(Definition definition, Diagnostics diagnostics) {
		for (Operation operation : definition.exchangeOperations()) {
			Set<String> inUrl = new LinkedHashSet<>();
			if (!Forms.isForm(definition, operation)) {
				Stream
					.of(definition.attribute("url"),
							operation.exchange().flatMap((exchange) -> exchange.attribute("url")))
					.flatMap(Optional::stream)
					.forEach((url) -> inUrl.addAll(UrlTemplate.of(url.text()).queryNames()));
			}
			check(operation, inUrl, diagnostics);
		}
	}

	private void check(Operation operation, Set<String> inUrl, Diagnostics diagnostics) {
		Map<String, Parameter> parameters = new HashMap<>();
		for (Parameter parameter : operation.parameters()) {
			for (String name : names(parameter)) {
				if (inUrl.contains(name)) {
					report(operation, parameter, name, "the URL as well", diagnostics);
					continue;
				}
				Parameter other = parameters.putIfAbsent(name, parameter);
				if (other != null && (isQueryObject(other) || isQueryObject(parameter)
						|| !this.types.isSameType(other.type(), parameter.type()))) {
					report(operation, parameter, name, "'" + other.name() + "' as well", diagnostics);
				}
			}
		}
	}

	private Set<String> names(Parameter parameter) {
		if (this.reactive.isAny(parameter.type(), Set.of("java.util.Map"))) {
			return Set.of();
		}
		if (isQueryObject(parameter) && parameter.type() instanceof DeclaredType type) {
			return new TreeSet<>(QueryProperties.names((TypeElement) type.asElement(), this.reactive));
		}
		return parameter.annotation("RequestParam").map(parameter::name).map(Set::of).orElse(Set.of());
	}

	private static boolean isQueryObject(Parameter parameter) {
		return Annotations.find(parameter.element(), "dev.tandem.QueryObject").isPresent();
	}

	private static void report(Operation operation, Parameter parameter, String name, String other,
			Diagnostics diagnostics) {
		diagnostics.error(parameter.element(), "The query parameter '" + name + "' of " + operation.description()
				+ " is set by " + other + ", so it would be sent twice: rename or remove one");
	}

}
