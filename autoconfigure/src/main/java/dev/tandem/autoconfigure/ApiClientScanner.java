package dev.tandem.autoconfigure;

import dev.tandem.ApiClient;
import dev.tandem.twin.ReactiveTwin;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Finds definitions on the class path. Generated twins are none, although they are marked
 * as their definitions are.
 */
final class ApiClientScanner extends ClassPathScanningCandidateComponentProvider {

	ApiClientScanner(Environment environment, ResourceLoader resourceLoader) {
		super(false);
		setEnvironment(environment);
		setResourceLoader(resourceLoader);
		addIncludeFilter(new AnnotationTypeFilter(ApiClient.class, false, true));
	}

	@Override
	protected boolean isCandidateComponent(AnnotatedBeanDefinition candidate) {
		AnnotationMetadata metadata = candidate.getMetadata();
		return metadata.isInterface() && metadata.isIndependent()
				&& !metadata.hasAnnotation(ReactiveTwin.class.getName());
	}

}
