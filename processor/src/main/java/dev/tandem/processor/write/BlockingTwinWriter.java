package dev.tandem.processor.write;

import javax.lang.model.element.Modifier;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

/**
 * Writes the interface of a blocking twin.
 */
final class BlockingTwinWriter {

	private final Carried carried;

	BlockingTwinWriter(Carried carried) {
		this.carried = carried;
	}

	TypeSpec write(Twin twin) {
		TypeSpec.Builder type = TypeSpec.interfaceBuilder(twin.name())
			.addOriginatingElement(twin.definition())
			.addJavadoc(this.carried.javadoc(twin))
			.addAnnotations(this.carried.annotations(twin))
			.addAnnotations(this.carried.deprecation(twin.definition()));
		if (twin.isPublic()) {
			type.addModifiers(Modifier.PUBLIC);
		}
		twin.methods().forEach((method) -> type.addMethod(write(method)));
		return type.build();
	}

	private MethodSpec write(TwinMethod method) {
		return method.declaration()
			.addExceptions(method.exceptions())
			.addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
			.addJavadoc(this.carried.javadoc(method, true))
			.addAnnotations(this.carried.deprecation(method.source().element()))
			.build();
	}

}
