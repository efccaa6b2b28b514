package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Brings in definitions from outside the application's packages, such as those of an SDK.
 * Put it on a configuration class or any other bean. <pre class="code">
 * &#64;SpringBootApplication
 * &#64;ImportApiClients(TodoApi.class)
 * class Application {
 * }
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ImportApiClients {

	/**
	 * Definitions to bring in.
	 * @return interfaces marked {@link ApiClient @ApiClient}
	 */
	@AliasFor("types")
	Class<?>[] value() default {};

	/**
	 * Definitions to bring in.
	 * @return interfaces marked {@link ApiClient @ApiClient}
	 */
	@AliasFor("value")
	Class<?>[] types() default {};

	/**
	 * Packages to search for definitions, with the packages below them.
	 * @return package names
	 */
	String[] basePackages() default {};

}
