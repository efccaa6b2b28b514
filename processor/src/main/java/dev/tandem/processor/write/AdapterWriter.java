package dev.tandem.processor.write;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes the adapter of a reactive twin: the class that calls an implementation of the
 * blocking definition, such as a fake, on a thread that may block.
 */
final class AdapterWriter {

	private final Carried carried;

	AdapterWriter(Carried carried) {
		this.carried = carried;
	}

	TypeSpec write(Twin twin) {
		ClassName definition = ClassName.get(twin.definition());
		TypeSpec.Builder type = TypeSpec.classBuilder(twin.adapterName())
			.addOriginatingElement(twin.definition())
			.addAnnotations(this.carried.annotations(twin))
			.addModifiers(Modifier.FINAL)
			.addSuperinterface(twin.name())
			.addField(FieldSpec.builder(definition, "definition", Modifier.PRIVATE, Modifier.FINAL).build())
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(ParameterSpec.builder(definition, "definition").build())
				.addStatement("this.definition = definition")
				.build());
		twin.methods().forEach((method) -> type.addMethod(write(method)));
		return type.addMethod(toString(twin)).build();
	}

	private static MethodSpec write(TwinMethod method) {
		return method.declaration()
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.addStatement("return $L", method.publish(method.callOn(CodeBlock.of("this.definition"))))
			.build();
	}

	private static MethodSpec toString(Twin twin) {
		return MethodSpec.methodBuilder("toString")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(String.class)
			.addStatement("return $S + this.definition", twin.name().simpleName() + " of ")
			.build();
	}

}
