package dev.tandem.processor.write;

import javax.lang.model.element.Modifier;
import javax.lang.model.util.Types;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes the facade: the class that has the methods of the blocking interface, calls the
 * reactive one and waits. Which of the two is the definition is a matter of style.
 */
final class FacadeWriter {

	private static final ClassName TWIN_FACADE = ClassName.get("dev.tandem.twin", "TwinFacade");

	private final Carried carried;

	private final NotedNames names;

	FacadeWriter(Carried carried, Types types) {
		this.carried = carried;
		this.names = new NotedNames(types);
	}

	TypeSpec write(Twin twin) {
		Names names = Names.of(twin);
		TypeSpec.Builder type = TypeSpec.classBuilder(twin.facadeName())
			.addOriginatingElement(twin.definition())
			.addAnnotations(this.carried.annotations(twin))
			.addAnnotations(this.names.of(twin))
			.addModifiers(Modifier.FINAL)
			.addSuperinterface(names.blocking())
			.addSuperinterface(ParameterizedTypeName.get(TWIN_FACADE, names.reactive()))
			.addField(FieldSpec.builder(names.reactive(), names.field(), Modifier.PRIVATE, Modifier.FINAL).build())
			.addMethod(MethodSpec.constructorBuilder()
				.addParameter(ParameterSpec.builder(names.reactive(), names.field()).build())
				.addStatement("this.$N = $N", names.field(), names.field())
				.build());
		if (twin.isReactive()) {
			type.avoidClashesWithNestedClasses(twin.definition());
			twin.methods()
				.stream()
				.filter((method) -> !method.source().isDefault())
				.forEach((method) -> type.addMethod(implementation(method, names)));
			twin.leftOut()
				.stream()
				.filter((method) -> !method.source().isDefault())
				.forEach((method) -> type.addMethod(refusal(method)));
		}
		else {
			twin.methods().forEach((method) -> type.addMethod(twin(method, names)));
		}
		return type.addMethod(definition(names)).addMethod(derived(twin, names)).addMethod(toString(names)).build();
	}

	/**
	 * Method of a twin.
	 */
	private static MethodSpec twin(TwinMethod method, Names names) {
		MethodSpec.Builder spec = method.declaration().addExceptions(method.exceptions());
		return body(spec, method, names, method.isVoid());
	}

	/**
	 * Method of a blocking definition.
	 */
	private static MethodSpec implementation(TwinMethod method, Names names) {
		return body(method.implementation(), method, names, "completion".equals(method.result().conversion()));
	}

	private static MethodSpec body(MethodSpec.Builder spec, TwinMethod method, Names names, boolean isVoid) {
		spec.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
		if (method.isWaiting()) {
			spec.addStatement("$T.checkThread($T.class)", TwinRuntime.BLOCKING_CALL, names.reactive());
		}
		CodeBlock call = method.waitFor(method.callOn(CodeBlock.of("this.$N", names.field())));
		return spec.addStatement(isVoid ? "$L" : "return $L", call).build();
	}

	/**
	 * A mistake has been reported, so the class only has to compile.
	 */
	private static MethodSpec refusal(TwinMethod method) {
		return method.implementation()
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.addStatement("throw new $T()", UnsupportedOperationException.class)
			.build();
	}

	private static MethodSpec definition(Names names) {
		return MethodSpec.methodBuilder("definitionOfTwin")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(names.reactive())
			.addStatement("return this.$N", names.field())
			.build();
	}

	private static MethodSpec derived(Twin twin, Names names) {
		return MethodSpec.methodBuilder("twinOfDefinition")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.addParameter(names.reactive(), "other")
			.returns(ParameterizedTypeName.get(TWIN_FACADE, names.reactive()))
			.addStatement("return new $T(other)", twin.facadeName())
			.build();
	}

	private static MethodSpec toString(Names names) {
		return MethodSpec.methodBuilder("toString")
			.addAnnotation(Override.class)
			.addModifiers(Modifier.PUBLIC)
			.returns(String.class)
			.addStatement("return $S + this.$N", names.blocking().simpleName() + " of ", names.field())
			.build();
	}

	/**
	 * Names in a facade.
	 *
	 * @param blocking the interface that it implements
	 * @param reactive the interface that it calls
	 * @param field the field that holds what it calls
	 */
	private record Names(ClassName blocking, ClassName reactive, String field) {

		static Names of(Twin twin) {
			ClassName definition = ClassName.get(twin.definition());
			return twin.isReactive() ? new Names(definition, twin.name(), "twin")
					: new Names(twin.name(), definition, "definition");
		}

	}

}
