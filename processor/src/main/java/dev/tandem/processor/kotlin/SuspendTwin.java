package dev.tandem.processor.kotlin;

import java.util.List;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

import com.palantir.javapoet.ClassName;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Operation;
import dev.tandem.processor.model.Style;
import dev.tandem.processor.table.TwinNaming;
import dev.tandem.processor.write.Javadoc;

/**
 * The file of a twin: an interface of suspending functions and flows, and the class that
 * makes its calls through the reactive interface.
 */
final class SuspendTwin {

	private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

	private static final String PROCESSOR = "dev.tandem.processor.ApiClientProcessor";

	private final Elements elements;

	private final Definition definition;

	private final KotlinFile file;

	private final ClassName name;

	SuspendTwin(Elements elements, Definition definition) {
		this.elements = elements;
		this.definition = definition;
		this.name = definition.generated(TwinNaming.SUSPEND);
		this.file = new KotlinFile(elements, this.name.packageName());
	}

	ClassName name() {
		return this.name;
	}

	String source(List<Operation> operations) {
		List<SuspendFunction> functions = operations.stream()
			.map((operation) -> SuspendFunction.of(operation, this.definition, this.file))
			.toList();
		return this.file.content(twin(functions) + "\n" + facade(functions));
	}

	private String twin(List<SuspendFunction> functions) {
		TypeElement element = this.definition.element();
		String visibility = KotlinVisibility.isInternal(element) ? "internal" : "public";
		StringBuilder twin = new StringBuilder(documentation(element))
			.append(Deprecation.of(element, this.definition, ""))
			.append(generated())
			.append(visibility)
			.append(" interface ")
			.append(KotlinNames.of(this.name.simpleName()))
			.append(" {\n");
		functions.forEach((function) -> twin.append('\n')
			.append(function.documentation(this.elements, this.definition))
			.append("\tpublic ")
			.append(function.declaration())
			.append('\n'));
		return twin.append("\n}\n").toString();
	}

	private String documentation(TypeElement element) {
		String text = new Javadoc(this.elements, element).of(element, false, true)
			.map((written) -> written + (written.contains("\n@") ? "\n" : "\n\n"))
			.orElse("The twin for coroutines.\n\n");
		return KDoc.of(text + "@see " + this.file.name(ClassName.get(element)), "");
	}

	private String generated() {
		return (this.elements.getTypeElement(GENERATED.canonicalName()) != null)
				? "@" + this.file.name(GENERATED) + "(\"" + PROCESSOR + "\")\n" : "";
	}

	private String facade(List<SuspendFunction> functions) {
		String reactive = this.file.name((this.definition.style() == Style.REACTIVE)
				? ClassName.get(this.definition.element()) : this.definition.generated(TwinNaming.REACTIVE));
		String facade = KotlinNames.of(this.name.simpleName() + TwinNaming.FACADE);
		String base = this.file.name(ClassName.get("dev.tandem.twin", "TwinFacade")) + "<" + reactive + ">";
		StringBuilder type = new StringBuilder(generated()).append("internal class ")
			.append(facade)
			.append("(private val definition: ")
			.append(reactive)
			.append(") : ")
			.append(KotlinNames.of(this.name.simpleName()))
			.append(", ")
			.append(base)
			.append(" {\n");
		functions.forEach((function) -> type.append("\n\toverride ")
			.append(function.declaration())
			.append(function.body(this.file))
			.append('\n'));
		return type.append("\n\toverride fun definitionOfTwin(): ")
			.append(reactive)
			.append(" = this.definition\n\n\toverride fun twinOfDefinition(definition: ")
			.append(reactive)
			.append("): ")
			.append(base)
			.append(" =\n\t\t")
			.append(facade)
			.append("(definition)\n\n\toverride fun toString(): String = \"")
			.append(KotlinFile.text(this.name.simpleName()))
			.append(" of ${this.definition}\"\n\n}\n")
			.toString();
	}

}
