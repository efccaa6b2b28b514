package dev.tandem.processor.kotlin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.tandem.processor.model.Annotations;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.TwinType;
import dev.tandem.processor.model.TypeNames;
import dev.tandem.processor.write.Javadoc;

/**
 * Function of the twin.
 *
 * @param operation the operation of the definition
 * @param parameters its parameters
 * @param result what it returns
 * @param variables its type variables, with their bounds
 */
record SuspendFunction(Operation operation, List<SuspendParameter> parameters, SuspendResult result,
		List<Variable> variables) {

	static SuspendFunction of(Operation operation, Definition definition, KotlinFile file) {
		ExecutableElement element = operation.method().element();
		boolean kotlin = Annotations.find(operation.method().owner(), "kotlin.Metadata").isPresent();
		List<Variable> variables = operation.method()
			.signature()
			.getTypeVariables()
			.stream()
			.map((variable) -> Variable.of(TypeNames.declarationOf(variable), file))
			.toList();
		SuspendResult result = SuspendResult.of(operation, definition, file);
		List<SuspendParameter> parameters = new ArrayList<>();
		for (Parameter parameter : operation.parameters()) {
			boolean last = parameters.size() == operation.parameters().size() - 1;
			parameters
				.add(SuspendParameter.of(parameter, last && element.isVarArgs(), kotlin, result.isSuspending(), file));
		}
		return new SuspendFunction(operation, List.copyOf(parameters), result, variables);
	}

	String documentation(Elements elements, Definition definition) {
		String text = this.operation.method()
			.declarations()
			.stream()
			.map((declaration) -> new Javadoc(elements, declaration).of(declaration,
					this.result.form() == SuspendResult.Form.UNIT, true))
			.flatMap(Optional::stream)
			.findFirst()
			.orElse("");
		return KDoc.of(text, "\t") + Deprecation.of(this.operation.method().element(), definition, "\t");
	}

	String declaration() {
		String generic = this.variables.isEmpty() ? ""
				: this.variables.stream().map(Variable::declaration).collect(Collectors.joining(", ", "<", "> "));
		String where = this.variables.stream()
			.flatMap((variable) -> variable.further().stream())
			.collect(Collectors.joining(", "));
		return (this.result.isSuspending() ? "suspend " : "") + "fun " + generic + name()
				+ this.parameters.stream()
					.map(SuspendParameter::declaration)
					.collect(Collectors.joining(", ", "(", ")"))
				+ (isUnit() ? "" : ": " + this.result.type()) + (where.isEmpty() ? "" : " where " + where);
	}

	String body(KotlinFile file) {
		String call = "this.definition." + name()
				+ this.parameters.stream().map(SuspendParameter::argument).collect(Collectors.joining(", ", "(", ")"));
		String expression = this.result.expression(adapted(call, file));
		return isUnit() ? " {\n\t\t" + expression + "\n\t}" : " =\n\t\t" + expression;
	}

	private boolean isUnit() {
		return this.result.form() == SuspendResult.Form.UNIT;
	}

	private String name() {
		return KotlinNames.of(this.operation.method().name());
	}

	private String adapted(String call, KotlinFile file) {
		TwinType twin = this.operation.result();
		String adaption = (twin != null) ? twin.adaption() : null;
		return (adaption == null) ? call
				: file.name(ClassName.get("dev.tandem.twin", "AdaptedCall")) + "." + adaption + "<Any>(" + call + ")";
	}

	/**
	 * Type variable. Its values are never {@code null}, since they are published.
	 *
	 * @param declaration its name and first bound
	 * @param further its further bounds
	 */
	private record Variable(String declaration, List<String> further) {

		static Variable of(TypeVariableName variable, KotlinFile file) {
			String name = KotlinNames.of(variable.name());
			List<TypeName> bounds = variable.bounds()
				.stream()
				.map(TypeName::withoutAnnotations)
				.filter((bound) -> !bound.equals(ClassName.OBJECT))
				.toList();
			if (bounds.isEmpty()) {
				return new Variable(name + " : " + file.type(ClassName.OBJECT), List.of());
			}
			return (bounds.size() == 1) ? new Variable(name + " : " + file.type(bounds.get(0)), List.of())
					: new Variable(name, bounds.stream().map((bound) -> name + " : " + file.type(bound)).toList());
		}

	}

}
