package dev.tandem.processor;

import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

import com.palantir.javapoet.ClassName;

/**
 * Blocking twin of a definition.
 *
 * @param definition the definition
 * @param methods the methods that the twin has
 */
record Twin(TypeElement definition, List<TwinMethod> methods) {

	static final ClassName BLOCKING_CALL = ClassName.get("dev.tandem.twin", "BlockingCall");

	static final ClassName REQUEST_BODY = ClassName.get("dev.tandem.twin", "RequestBody");

	/**
	 * Name of the twin: {@code BlockingTodoApi} for {@code TodoApi},
	 * {@code Outer_BlockingTodoApi} for {@code Outer.TodoApi}.
	 */
	ClassName name() {
		return nameOf(this.definition);
	}

	ClassName facadeName() {
		return name().peerClass(name().simpleName() + "Facade");
	}

	static ClassName nameOf(TypeElement definition) {
		ClassName name = ClassName.get(definition);
		List<String> names = name.simpleNames();
		List<String> enclosing = names.subList(0, names.size() - 1);
		String prefix = enclosing.isEmpty() ? "" : String.join("_", enclosing) + "_";
		return ClassName.get(name.packageName(), prefix + "Blocking" + name.simpleName());
	}

	boolean isPublic() {
		for (Element type = this.definition; type instanceof TypeElement; type = type.getEnclosingElement()) {
			if (!type.getModifiers().contains(Modifier.PUBLIC)) {
				return false;
			}
		}
		return true;
	}

}
