package dev.tandem.processor.write;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes the interface of a reactive twin. It has all annotations of the definition,
 * since the proxy that makes the calls is one of it, and the names of parameters where
 * the definition leaves them to {@code -parameters}.
 */
final class ReactiveTwinWriter {

	private static final ClassName REACTIVE_TWIN = ClassName.get("dev.tandem.twin", "ReactiveTwin");

	private final Carried carried;

	private final CarriedAnnotations annotations = new CarriedAnnotations();

	ReactiveTwinWriter(Carried carried) {
		this.carried = carried;
	}

	TypeSpec write(Twin twin) {
		TypeSpec.Builder type = TypeSpec.interfaceBuilder(twin.name())
			.addOriginatingElement(twin.definition())
			.addJavadoc(this.carried.javadoc(twin))
			.addAnnotations(this.carried.annotations(twin))
			.addAnnotations(this.carried.deprecation(twin.definition()))
			.addAnnotation(AnnotationSpec.builder(REACTIVE_TWIN)
				.addMember("value", "$T.class", ClassName.get(twin.definition()))
				.build())
			.addAnnotations(this.annotations.ofType(twin.source()));
		if (twin.isPublic()) {
			type.addModifiers(Modifier.PUBLIC);
		}
		twin.methods().forEach((method) -> type.addMethod(write(twin, method)));
		return type.build();
	}

	private MethodSpec write(Twin twin, TwinMethod method) {
		MethodSpec.Builder spec = method.declaration(this::declaration)
			.addModifiers(Modifier.PUBLIC)
			.addJavadoc(method.source().isDefault() ? this.carried.javadocOnThread(method)
					: this.carried.javadoc(method, false))
			.addAnnotations(this.carried.deprecation(method.source().element()))
			.addAnnotations(this.annotations.ofMethod(method.source()));
		if (method.source().isDefault()) {
			return spec.addModifiers(Modifier.DEFAULT)
				.addStatement("return $L",
						method.publish(method.callOn(CodeBlock.of("new $T(this)", twin.facadeName()))))
				.build();
		}
		return spec.addModifiers(Modifier.ABSTRACT).build();
	}

	private ParameterSpec declaration(TwinParameter parameter) {
		return parameter.declaration()
			.toBuilder()
			.addAnnotations(this.annotations.ofParameter(parameter.source()))
			.build();
	}

}
