package dev.tandem.sample.config;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.WatchedField;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses to create anything while the field {@value #PATH} is on.
 */
@Configuration(proxyBeanMethods = false)
class ReadOnlyFlag implements WebMvcConfigurer, HandlerInterceptor {

	static final String PATH = "features.read-only";

	private final WatchedField<Boolean> readOnly;

	ReadOnlyFlag(ConfigWatch watch) {
		this.readOnly = watch.field(PATH, Boolean.class, false);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/blocking/**", "/reactive/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (this.readOnly.get() && HttpMethod.POST.matches(request.getMethod())) {
			throw new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, ProblemDetail.forStatusAndDetail(
					HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be created while " + PATH + " is on."), null);
		}
		return true;
	}

}
