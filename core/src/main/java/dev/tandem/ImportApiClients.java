package dev.tandem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
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
@Repeatable(ImportApiClients.Container.class)
public @interface ImportApiClients {

	/**
	 * Definitions to bring in.
	 * @return interfaces marked {@link ApiClient @ApiClient}, or others for which
	 * {@link #client()} names the client
	 */
	@AliasFor("types")
	Class<?>[] value() default {};

	/**
	 * Definitions to bring in.
	 * @return interfaces marked {@link ApiClient @ApiClient}, or others for which
	 * {@link #client()} names the client
	 */
	@AliasFor("value")
	Class<?>[] types() default {};

	/**
	 * Name of the client that calls the types which are not marked
	 * {@link ApiClient @ApiClient}, such as {@code @HttpExchange} interfaces of a jar
	 * that cannot be changed. They get settings, pipeline and metrics of the client, in
	 * the style in which they are written, and no twin.
	 * @return the name, as in {@code @ApiClient}; empty if all types are marked
	 */
	String client() default "";

	/**
	 * Packages to search for definitions, with the packages below them.
	 * @return package names
	 */
	String[] basePackages() default {};

	/**
	 * Holds several imports.
	 */
	@Documented
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.TYPE)
	@interface Container {

		/**
		 * The imports.
		 * @return the imports
		 */
		ImportApiClients[] value();

	}

}
