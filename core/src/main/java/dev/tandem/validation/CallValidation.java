package dev.tandem.validation;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Checks arguments and responses by the constraints that their types and the definition
 * declare.
 */
public interface CallValidation {

	/**
	 * Check the arguments of a call before it is made.
	 * @param client the client that is called, a proxy of a definition
	 * @param method its method
	 * @param arguments the arguments
	 * @throws RuntimeException if a constraint is broken
	 */
	void checkArguments(Object client, Method method, @Nullable Object[] arguments);

	/**
	 * Check what was decoded.
	 * @param response the response, or one element of it
	 * @return paths of the constraints that are broken, without values
	 */
	List<String> violations(Object response);

}
