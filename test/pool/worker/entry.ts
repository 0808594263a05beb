import { serve } from "../../../runtime/pool/serve.js";
import { wiringAt } from "./tasks.js";

serve(wiringAt(import.meta.url));
