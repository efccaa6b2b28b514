package dev.tandem.processor.write;

import com.palantir.javapoet.ClassName;

/**
 * Classes of Tandem that generated code calls.
 */
final class TwinRuntime {

	static final ClassName BLOCKING_CALL = ClassName.get("dev.tandem.twin", "BlockingCall");

	static final ClassName REACTIVE_CALL = ClassName.get("dev.tandem.twin", "ReactiveCall");

	static final ClassName ADAPTED_CALL = ClassName.get("dev.tandem.twin", "AdaptedCall");

	static final ClassName PUBLISHED_ARGUMENT = ClassName.get("dev.tandem.twin", "PublishedArgument");

	private TwinRuntime() {
	}

}
