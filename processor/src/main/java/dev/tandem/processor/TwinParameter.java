package dev.tandem.processor;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;

/**
 * Parameter of a twin's method.
 *
 * @param name its name, the same as in the definition
 * @param type its type
 * @param annotations what a declaration says about {@code null}
 */
record TwinParameter(String name, TwinType type, List<AnnotationSpec> annotations) {

	static TwinParameter of(VariableElement parameter, TypeMirror type, TwinTypes types) {
		TwinType twin = types.parameter(type);
		TypeName name = TypeNames.annotated(twin.name(), TypeNames.nullness(parameter.asType()));
		List<AnnotationSpec> annotations = new ArrayList<>(TypeNames.nullness(parameter));
		annotations.removeAll(name.annotations());
		return new TwinParameter(parameter.getSimpleName().toString(), new TwinType(name, twin.conversion()),
				List.copyOf(annotations));
	}

	ParameterSpec declaration() {
		return ParameterSpec.builder(this.type.name(), this.name).addAnnotations(this.annotations).build();
	}

	CodeBlock argument() {
		String conversion = this.type.conversion();
		return (conversion != null) ? CodeBlock.of("$T.$N($N)", Twin.REQUEST_BODY, conversion, this.name)
				: CodeBlock.of("$N", this.name);
	}

}
