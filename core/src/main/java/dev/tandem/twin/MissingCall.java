package dev.tandem.twin;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;

import org.springframework.core.ResolvableType;

/**
 * A definition that returned {@code null} in place of a call. Spring's proxy never does,
 * a fake or a mock of the application may.
 */
final class MissingCall {

	private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

	private MissingCall() {
	}

	/**
	 * A message that names the method of the definition, which the facade has on the
	 * stack.
	 */
	static String message() {
		String method = STACK.walk((frames) -> frames.filter(MissingCall::isFacade).findFirst().map(MissingCall::name))
			.orElse("The definition");
		return method + " returned null in place of a call: let the fake or mock of it return a Mono or a Flux, "
				+ "such as Mono.empty()";
	}

	private static boolean isFacade(StackFrame frame) {
		return TwinFacade.class.isAssignableFrom(frame.getDeclaringClass());
	}

	private static String name(StackFrame frame) {
		Class<?> definition = ResolvableType.forClass(frame.getDeclaringClass())
			.as(TwinFacade.class)
			.getGeneric()
			.resolve(Object.class);
		return definition.getName() + "#" + frame.getMethodName();
	}

}
