package dev.tandem.processor.model;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations of types that do not exist. The compiler of JDK 17 leaves them out of
 * the elements, so this reads the source where the compiler gives access to it.
 */
final class UnresolvedAnnotations {

	private final @Nullable Trees trees;

	UnresolvedAnnotations(ProcessingEnvironment environment) {
		this.trees = trees(environment);
	}

	private static @Nullable Trees trees(ProcessingEnvironment environment) {
		try {
			return Trees.instance(environment);
		}
		catch (IllegalArgumentException | LinkageError ex) {
			return null; // not javac
		}
	}

	boolean on(ExecutableElement method) {
		Trees trees = this.trees;
		TreePath path = (trees != null) ? trees.getPath(method) : null;
		if (trees == null || path == null || !(path.getLeaf() instanceof MethodTree tree)) {
			return false;
		}
		TreePath modifiers = new TreePath(path, tree.getModifiers());
		return tree.getModifiers()
			.getAnnotations()
			.stream()
			.map((annotation) -> new TreePath(new TreePath(modifiers, annotation), annotation.getAnnotationType()))
			.map(trees::getTypeMirror)
			.anyMatch((type) -> type == null || type.getKind() == TypeKind.ERROR);
	}

}
