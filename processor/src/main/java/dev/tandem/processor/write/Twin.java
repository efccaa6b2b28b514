package dev.tandem.processor.write;

import java.util.List;

import javax.lang.model.element.TypeElement;

import com.palantir.javapoet.ClassName;
import dev.tandem.processor.model.Definition;
import dev.tandem.processor.model.Style;
import dev.tandem.processor.table.TwinNaming;

/**
 * Twin of a definition.
 *
 * @param source the definition
 * @param methods the methods that the twin has
 * @param leftOut the methods of the definition that the twin has not, because of a
 * mistake in them
 */
record Twin(Definition source, List<TwinMethod> methods, List<TwinMethod> leftOut) {

	TypeElement definition() {
		return this.source.element();
	}

	boolean isReactive() {
		return this.source.style() == Style.BLOCKING;
	}

	/**
	 * Name of the twin: {@code BlockingTodoApi} for {@code TodoApi},
	 * {@code Outer_BlockingTodoApi} for {@code Outer.TodoApi}.
	 */
	ClassName name() {
		return this.source.generated(this.source.style().prefix());
	}

	ClassName facadeName() {
		return name().peerClass(name().simpleName() + TwinNaming.FACADE);
	}

	ClassName adapterName() {
		return name().peerClass(name().simpleName() + TwinNaming.ADAPTER);
	}

	boolean isPublic() {
		return this.source.isPublic();
	}

}
