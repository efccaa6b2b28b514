package dev.tandem.processor;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes the facade of a twin: the class that calls the definition and waits.
 */
final class FacadeWriter {

	private static final ClassName BLOCKING_TWIN = ClassName.get("dev.tandem.twin", "BlockingTwin");

	private final Carried carried;

	FacadeWriter(Carried carried) {
		this.carried = carried;
	}

	TypeSpec write(Twin twin) {
		ClassName definition = ClassName.get(twin.definition());
		TypeSpec.Builder type = TypeSpec.classBuilder(twin.facadeName())
			.addOriginatingElement(twin.definition())
			.addAnnotations(this.carried.annotations(twin))
			.addModifiers(Modifier.FINAL)
			.addSuperinterface(twin.name())
			.addSuperinterface(ParameterizedTypeName.get(BLOCKING_TWIN, definition))
			.addField(FieldSpec.builder(definition, "definition", Modifier.PRIVATE, Modifier.FINAL).build())
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(ParameterSpec.builder(definition, "definition").build())
				.addStatement("this.definition = definition")
				.build());
		twin.methods().forEach((method) -> type.addMethod(write(method, definition)));
		return type.addMethod(definition(definition))
			.addMethod(derived(twin, definition))
			.addMethod(toString(twin))
			.build();
	}

	private static MethodSpec write(TwinMethod method, ClassName definition) {
		MethodSpec.Builder spec = method.declaration().addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
		if (method.isWaiting()) {
			spec.addStatement("$T.checkThread($T.class)", Twin.BLOCKING_CALL, definition);
		}
		return spec.addStatement(method.isVoid() ? "$L" : "return $L", method.call()).build();
	}

	private static MethodSpec definition(ClassName definition) {
		return MethodSpec.methodBuilder("definitionOfTwin")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(definition)
			.addStatement("return this.definition")
			.build();
	}

	private static MethodSpec derived(Twin twin, ClassName definition) {
		return MethodSpec.methodBuilder("twinOfDefinition")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.addParameter(definition, "other")
			.returns(ParameterizedTypeName.get(BLOCKING_TWIN, definition))
			.addStatement("return new $T(other)", twin.facadeName())
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
