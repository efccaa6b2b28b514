package dev.tandem.processor.kotlin;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

import javax.lang.model.util.Elements;

import com.palantir.javapoet.ClassName;

/**
 * Imports of a file: the first type of a simple name has it, others are written in full.
 */
final class KotlinImports {

	private final Elements elements;

	private final String packageName;

	private final Map<String, String> names = new HashMap<>();

	private final TreeSet<String> imports = new TreeSet<>();

	KotlinImports(Elements elements, String packageName) {
		this.elements = elements;
		this.packageName = packageName;
	}

	/**
	 * Name of a type in the file.
	 */
	String name(ClassName type) {
		String inner = type.canonicalName().substring(type.topLevelClassName().canonicalName().length());
		return name(type.packageName(), type.topLevelClassName().simpleName()) + KotlinNames.qualified(inner);
	}

	private String name(String typePackage, String simpleName) {
		String name = typePackage.isEmpty() ? simpleName : typePackage + "." + simpleName;
		if (!this.names.computeIfAbsent(simpleName, (first) -> name).equals(name)) {
			return KotlinNames.qualified(name);
		}
		if (!typePackage.equals(this.packageName)) {
			this.imports.add(name);
		}
		return KotlinNames.of(simpleName);
	}

	/**
	 * Name of a type that every file of Kotlin sees, unless a type beside it hides it.
	 */
	String builtIn(String typePackage, String name) {
		boolean hidden = this.elements
			.getTypeElement(this.packageName.isEmpty() ? name : this.packageName + "." + name) != null
				|| !this.names.computeIfAbsent(name, (first) -> typePackage).equals(typePackage);
		return hidden ? typePackage + "." + name : name;
	}

	/**
	 * Import a function.
	 */
	void function(String name) {
		this.imports.add(name);
	}

	String lines() {
		StringBuilder lines = new StringBuilder();
		this.imports.forEach((name) -> lines.append("import ").append(KotlinNames.qualified(name)).append('\n'));
		return lines.toString();
	}

}
