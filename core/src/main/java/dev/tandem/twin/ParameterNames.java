package dev.tandem.twin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names of the parameters of a definition, on its facade. Arguments are sent by the names
 * of parameters, which a class file has only if it was compiled with {@code -parameters}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ParameterNames {

	/**
	 * Methods whose names are needed.
	 * @return method, types and names, as in {@code get(long,java.lang.String)=id,view}
	 */
	String[] value();

}
