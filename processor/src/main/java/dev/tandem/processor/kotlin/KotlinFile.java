package dev.tandem.processor.kotlin;

import javax.lang.model.util.Elements;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/**
 * A file that is written: names in it bring their imports.
 */
final class KotlinFile {

	static final ClassName FLOW = ClassName.get("kotlinx.coroutines.flow", "Flow");

	static final ClassName SUSPEND_CALL = ClassName.get("dev.tandem.twin", "SuspendCall");

	static final ClassName DATA_BUFFER = ClassName.get("org.springframework.core.io.buffer", "DataBuffer");

	private final KotlinImports imports;

	private final KotlinTypes types;

	private final String packageName;

	KotlinFile(Elements elements, String packageName) {
		this.packageName = packageName;
		this.imports = new KotlinImports(elements, packageName);
		this.types = new KotlinTypes(elements, this.imports);
	}

	String type(TypeName type) {
		return this.types.of(type);
	}

	String name(ClassName type) {
		return this.imports.name(type);
	}

	void function(String name) {
		this.imports.function(name);
	}

	/**
	 * The content of a string.
	 */
	static String text(String value) {
		return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("\n", "\\n");
	}

	/**
	 * The whole file. What a definition's author has been warned of is no warning here.
	 */
	String content(String declarations) {
		String head = "@file:Suppress(\"DEPRECATION\", \"OVERRIDE_DEPRECATION\", \"REDUNDANT_PROJECTION\", \"FINAL_UPPER_BOUND\")\n\n";
		String named = this.packageName.isEmpty() ? "" : "package " + KotlinNames.qualified(this.packageName) + "\n\n";
		return head + named + this.imports.lines() + "\n" + declarations;
	}

}
