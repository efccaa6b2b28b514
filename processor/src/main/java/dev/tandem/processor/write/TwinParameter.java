package dev.tandem.processor.write;

import java.util.List;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.tandem.processor.model.Parameter;
import dev.tandem.processor.model.TwinType;
import dev.tandem.processor.model.TypeNames;

/**
 * Parameter of a twin's method.
 *
 * @param source the parameter of the definition
 * @param type its type
 * @param annotations what a declaration says about {@code null}
 */
record TwinParameter(Parameter source, TwinType type, List<AnnotationSpec> annotations) {

	static TwinParameter of(Parameter parameter) {
		TwinType twin = parameter.twin();
		List<AnnotationSpec> declared = TypeNames.declared(parameter.element());
		TypeName name = TypeNames.annotated(twin.name(), TypeNames.nullness(parameter.element().asType()));
		name = TypeNames.without(TypeNames.annotated(name, TypeNames.nullness(parameter.type())), declared);
		return new TwinParameter(parameter, new TwinType(name, twin.conversion(), twin.adaption()),
				TypeNames.nullness(parameter.element()));
	}

	String name() {
		return this.source.name();
	}

	ParameterSpec declaration() {
		return ParameterSpec.builder(this.type.name(), name()).addAnnotations(this.annotations).build();
	}

	CodeBlock argument() {
		String conversion = this.type.conversion();
		return (conversion != null) ? CodeBlock.of("$T.$N($N)", TwinRuntime.PUBLISHED_ARGUMENT, conversion, name())
				: CodeBlock.of("$N", name());
	}

}
