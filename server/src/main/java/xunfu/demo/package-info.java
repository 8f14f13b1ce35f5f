/**
 * The fictional county: an invented valley with invented businesses and people in the real
 * divisions of Tonglu, loaded into a home that is started without {@code --empty}. Stands above all
 * rooms and calls them as any import would; no room knows of it, and everything it enters says
 * {@code fictional}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"kernel", "organization", "registry", "rounds", "visit"})
@org.jspecify.annotations.NullMarked
package xunfu.demo;
