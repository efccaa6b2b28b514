package dev.tandem.processor;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Element;

/**
 * Remembers the originating elements of the source files that a processor creates.
 */
final class RecordingFiler {

	private final Map<String, List<String>> originatingElements = new HashMap<>();

	Map<String, List<String>> originatingElements() {
		return this.originatingElements;
	}

	Processor around(Processor processor) {
		return proxy(Processor.class,
				(method, arguments) -> method.getName().equals("init")
						? method.invoke(processor, recording((ProcessingEnvironment) arguments[0]))
						: method.invoke(processor, arguments));
	}

	private ProcessingEnvironment recording(ProcessingEnvironment environment) {
		Filer filer = proxy(Filer.class, (method, arguments) -> {
			if (method.getName().equals("createSourceFile")) {
				record(arguments[0].toString(), arguments[1]);
			}
			if (method.getName().equals("createResource")) {
				record(arguments[1] + "." + arguments[2], arguments[3]);
			}
			return method.invoke(environment.getFiler(), arguments);
		});
		return proxy(ProcessingEnvironment.class, (method, arguments) -> method.getName().equals("getFiler") ? filer
				: method.invoke(environment, arguments));
	}

	private void record(String name, Object elements) {
		this.originatingElements.put(name, Arrays.stream((Element[]) elements).map(Object::toString).toList());
	}

	private static <T> T proxy(Class<T> type, Invocation invocation) {
		return type.cast(Proxy.newProxyInstance(RecordingFiler.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invocation.apply(method, arguments)));
	}

	private interface Invocation {

		Object apply(Method method, Object[] arguments) throws ReflectiveOperationException;

	}

}
