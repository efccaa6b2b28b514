package dev.tandem.usecases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Operations that definitions inherit, with types that each of them chooses.
 *
 * @param <R> type of a body
 * @param <I> type of an identifier
 */
interface SpringPlainBaseApi<R, I> {

	@GetExchange
	R performGet();

	@PostExchange(url = "/url", contentType = "application/json", accept = "application/json")
	R performPost();

	@Report("/report/{id}")
	R report(@PathVariable I id, @RequestParam(required = false) I[] more);

	/**
	 * An annotation that is made of {@link HttpExchange}.
	 */
	@HttpExchange(method = "REPORT", headers = { "X-Report=yes", "X-Level=1,2" })
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface Report {

		@AliasFor(annotation = HttpExchange.class, attribute = "url")
		String value();

	}

}
